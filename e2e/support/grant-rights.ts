import type { Api } from "./api.ts";
import { USER } from "./brygga.ts";

/** Restricts a connection to the user, with these rights. */
export async function grantRights(
  api: Api,
  connectionId: number,
  rights: { canConnect: boolean; canCreateInErp: boolean },
): Promise<void> {
  const { items } = await api.get<{ items: { id: number; username: string }[] }>("/users");
  const user = items.find(({ username }) => username === USER.username);
  const { version } = await api.get<{ version: number }>(`/erp-connections/${connectionId}`);
  const access = [{ userId: user?.id ?? 0, groupId: null, ...rights }];
  await api.patch(`/erp-connections/${connectionId}`, { version, scope: "restricted", access });
}
