import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { allGroupsQuery, allUsersQuery, useRefreshPeople } from "../api/people.ts";
import { DeleteGroup } from "./delete-group.tsx";
import { DisableUser } from "./disable-user.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { usePeopleNavigation } from "./use-people-navigation.ts";
import { UserDialog } from "./user-dialog.tsx";

/** The dialog that the address names, if any; none while the lists are being read. */
export function PeopleDialogs() {
  const { dialog, user: userId, group: groupId } = usePeopleNavigation().search;
  const users = useQuery(allUsersQuery(true)).data;
  const groups = useQuery(allGroupsQuery(true)).data;
  const reload = useReload();
  if (users === undefined || groups === undefined || dialog === undefined) return null;
  const user = users.find(({ id }) => id === userId);
  const group = groups.find(({ id }) => id === groupId);
  if (dialog === "add-user") return <UserDialog groups={groups} />;
  if (dialog === "add-group") return <GroupDialog users={users} />;
  if (user !== undefined) {
    if (dialog === "set-password") return <PasswordDialog user={user} />;
    if (dialog === "disable-user") return <DisableUser user={user} />;
    if (dialog === "edit-user") {
      return <UserDialog key={reload.times} user={user} groups={groups} onReload={reload.now} />;
    }
  }
  if (group === undefined || group.deletedAt !== null) return null;
  if (dialog === "delete-group") return <DeleteGroup group={group} />;
  if (dialog === "edit-group") {
    return <GroupDialog key={reload.times} group={group} users={users} onReload={reload.now} />;
  }
  return null;
}

/** A form that was overtaken by somebody else begins anew with the present state. */
function useReload() {
  const [times, setTimes] = useState(0);
  const refresh = useRefreshPeople();
  return { times, now: () => void refresh().then(() => setTimes((before) => before + 1)) };
}
