import type { ConnectionAccess } from "@brygga/api-contract";
import { Button, Checkbox, Group, ScrollArea, Text } from "@mantine/core";
import { UserIcon, UsersThreeIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { keyOf, type Subject } from "./scope-choice.ts";
import classes from "./scope-dialog.module.css";

interface ScopeSideProps {
  title: string;
  subjects: readonly Subject[];
  marked: ReadonlySet<string>;
  onMark: (marked: ReadonlySet<string>) => void;
  /** Double click moves at once. */
  onMove: (subject: Subject) => void;
  empty: string;
  /** The rights of those chosen; the side of the available has none. */
  access?: readonly ConnectionAccess[];
  onAccess?: (access: ConnectionAccess) => void;
}

/** One side of the Scope dialog: a list to mark in, with Select all and Unselect all under it. */
export function ScopeSide(props: ScopeSideProps) {
  const { title, subjects, marked, onMark, onMove, empty, access = [], onAccess } = props;
  const { t } = useTexts();
  const mark = (keys: readonly string[], isMarked: boolean) => {
    const next = new Set(marked);
    for (const key of keys) isMarked ? next.add(key) : next.delete(key);
    onMark(next);
  };
  const all = subjects.map(({ key }) => key);
  return (
    <section className={classes.side} aria-label={title}>
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      <ScrollArea.Autosize mah={300} mih={180} className={classes.list} type="auto">
        {subjects.length === 0 ? (
          <Text fz="sm" c="dimmed" p="sm">
            {empty}
          </Text>
        ) : null}
        <ul className={classes.items}>
          {subjects.map((subject) => (
            <li key={subject.key} className={classes.item}>
              <Checkbox
                size="xs"
                label={
                  <Group gap={6} wrap="nowrap">
                    {subject.kind === "users" ? (
                      <UserIcon size={15} aria-hidden="true" />
                    ) : (
                      <UsersThreeIcon size={15} aria-hidden="true" />
                    )}
                    {subject.name}
                  </Group>
                }
                checked={marked.has(subject.key)}
                onChange={(event) => mark([subject.key], event.currentTarget.checked)}
                onDoubleClick={() => onMove(subject)}
              />
              <Rights subject={subject} access={access} onAccess={onAccess} />
            </li>
          ))}
        </ul>
      </ScrollArea.Autosize>
      <Group gap={8}>
        <Button size="compact-xs" variant="subtle" onClick={() => mark(all, true)}>
          {t("connectionForm:scopeDialog.selectAll")}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => mark(all, false)}>
          {t("connectionForm:scopeDialog.unselectAll")}
        </Button>
      </Group>
    </section>
  );
}

interface RightsProps {
  subject: Subject;
  access: readonly ConnectionAccess[];
  onAccess: ((access: ConnectionAccess) => void) | undefined;
}

function Rights({ subject, access, onAccess }: RightsProps) {
  const { t } = useTexts();
  const own = access.find((one) => keyOf(one) === subject.key);
  if (own === undefined || onAccess === undefined) return null;
  return (
    <Group gap="md" pl={26} pt={4}>
      <Checkbox
        size="xs"
        label={t("connectionForm:scopeDialog.canConnect")}
        aria-label={t("connectionForm:scopeDialog.canConnectOf", { name: subject.name })}
        checked={own.canConnect}
        onChange={(event) => onAccess({ ...own, canConnect: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t("connectionForm:scopeDialog.canCreate")}
        aria-label={t("connectionForm:scopeDialog.canCreateOf", { name: subject.name })}
        checked={own.canCreateInErp}
        onChange={(event) => onAccess({ ...own, canCreateInErp: event.currentTarget.checked })}
      />
    </Group>
  );
}
