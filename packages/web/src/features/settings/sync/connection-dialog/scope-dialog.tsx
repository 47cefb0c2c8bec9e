import type { ConnectionAccess } from "@brygga/api-contract";
import { ActionIcon, Button, Group, Radio, Stack, TextInput, Tooltip } from "@mantine/core";
import { CaretLeftIcon, CaretRightIcon, MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { groupsQuery, usersQuery } from "../../api/people.ts";
import { accessOf, found, keyOf, type Subject, subjectsOf } from "./scope-choice.ts";
import classes from "./scope-dialog.module.css";
import { ScopeSide } from "./scope-side.tsx";

/** More than these in a list are searched rather than looked through. */
const SEARCH_FROM = 10;

interface ScopeDialogProps {
  access: ConnectionAccess[];
  onDone: (access: ConnectionAccess[]) => void;
  onClose: () => void;
}

/** Chooses the users and groups that may use a connection, and for what. */
export function ScopeDialog({ access, onDone, onClose }: ScopeDialogProps) {
  const { t } = useTexts();
  const users = useQuery(usersQuery);
  const groups = useQuery(groupsQuery);
  const [chosen, setChosen] = useState(access);
  const error = users.error ?? groups.error;
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={onClose}>
        {t("terms:cancel")}
      </Button>
      <Button onClick={() => onDone(chosen)}>{t("terms:ok")}</Button>
    </Group>
  );
  return (
    <Dialog
      title={t("connectionForm:scopeDialog.title")}
      size={760}
      isDirty={JSON.stringify(chosen) !== JSON.stringify(access)}
      onClose={onClose}
      footer={footer}
    >
      {error ? <ErrorNotice error={error} /> : null}
      {users.data && groups.data ? (
        <ScopeChooser subjects={subjectsOf(users.data, groups.data)} chosen={chosen} onChange={setChosen} />
      ) : (
        <TableSkeleton />
      )}
    </Dialog>
  );
}

interface ScopeChooserProps {
  subjects: readonly Subject[];
  chosen: ConnectionAccess[];
  onChange: (chosen: ConnectionAccess[]) => void;
}

function ScopeChooser({ subjects, chosen, onChange }: ScopeChooserProps) {
  const { t } = useTexts();
  const [kind, setKind] = useState<Subject["kind"]>("users");
  const [search, setSearch] = useState("");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosenKeys = new Set(chosen.map(keyOf));
  const available = subjects.filter(({ key }) => !chosenKeys.has(key));
  const shown = found(available, kind, search);
  const taken = subjects
    .filter(({ key }) => chosenKeys.has(key))
    .sort((a, b) => a.kind.localeCompare(b.kind) * -1);
  const add = (added: readonly Subject[]) => {
    onChange([...chosen, ...added.map(accessOf)]);
    setMarked(new Set());
  };
  const remove = (removed: readonly Subject[]) => {
    const gone = new Set(removed.map(({ key }) => key));
    onChange(chosen.filter((access) => !gone.has(keyOf(access))));
    setMarked(new Set());
  };
  const isSearched = subjects.filter((subject) => subject.kind === kind).length > SEARCH_FROM;
  return (
    <Stack gap="md">
      <Radio.Group
        aria-label={t("connectionForm:scopeDialog.kind")}
        value={kind}
        onChange={(value) => {
          setKind(value === "groups" ? "groups" : "users");
          setSearch("");
        }}
      >
        <Group>
          <Radio value="users" label={t("connectionForm:scopeDialog.users")} />
          <Radio value="groups" label={t("connectionForm:scopeDialog.groups")} />
        </Group>
      </Radio.Group>
      {isSearched ? (
        <TextInput
          aria-label={t("connectionForm:scopeDialog.search")}
          placeholder={t("connectionForm:scopeDialog.search")}
          leftSection={<MagnifyingGlassIcon size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.sides}>
        <ScopeSide
          title={t("connectionForm:scopeDialog.available")}
          subjects={shown}
          marked={marked}
          onMark={setMarked}
          onMove={(subject) => add([subject])}
          empty={t(
            search === ""
              ? "connectionForm:scopeDialog.noneAvailable"
              : "connectionForm:scopeDialog.noneFound",
          )}
        />
        <Arrows
          toAdd={shown.filter(({ key }) => marked.has(key))}
          toRemove={taken.filter(({ key }) => marked.has(key))}
          onAdd={add}
          onRemove={remove}
        />
        <ScopeSide
          title={t("connectionForm:scopeDialog.chosen")}
          subjects={taken}
          marked={marked}
          onMark={setMarked}
          onMove={(subject) => remove([subject])}
          empty={t("connectionForm:scopeDialog.noneChosen")}
          access={chosen}
          onAccess={(changed) =>
            onChange(chosen.map((one) => (keyOf(one) === keyOf(changed) ? changed : one)))
          }
        />
      </div>
    </Stack>
  );
}

interface ArrowsProps {
  toAdd: readonly Subject[];
  toRemove: readonly Subject[];
  onAdd: (subjects: readonly Subject[]) => void;
  onRemove: (subjects: readonly Subject[]) => void;
}

function Arrows({ toAdd, toRemove, onAdd, onRemove }: ArrowsProps) {
  const { t } = useTexts();
  const hint = (label: string, subjects: readonly Subject[]) =>
    subjects.length === 0 ? t("connectionForm:scopeDialog.nothingMarked") : label;
  const arrow = (
    label: string,
    subjects: readonly Subject[],
    move: (subjects: readonly Subject[]) => void,
  ) => ({
    "aria-label": label,
    size: "lg",
    variant: "default",
    ...(subjects.length === 0
      ? { "data-disabled": true, "aria-disabled": true }
      : { onClick: () => move(subjects) }),
  });
  const addLabel = t("connectionForm:scopeDialog.add");
  const removeLabel = t("connectionForm:scopeDialog.remove");
  return (
    <div className={classes.arrows}>
      <Tooltip label={hint(addLabel, toAdd)} position="bottom">
        <ActionIcon {...arrow(addLabel, toAdd, onAdd)}>
          <CaretRightIcon size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={hint(removeLabel, toRemove)} position="bottom">
        <ActionIcon {...arrow(removeLabel, toRemove, onRemove)}>
          <CaretLeftIcon size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
