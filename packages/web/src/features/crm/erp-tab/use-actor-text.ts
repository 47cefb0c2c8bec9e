import type { ErpTabSection } from "@brygga/api-contract";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

type Link = NonNullable<ErpTabSection["link"]>;

/** An actor as people call it, such as "Customer 10023, Havsbris AB"; by its key where its number is not mapped. */
export function useActorText() {
  const { t } = useTexts();
  return ({
    actorType,
    erpKey,
    actorNumber,
    actorName,
  }: Pick<Link, "actorType" | "erpKey" | "actorNumber" | "actorName">): string => {
    const called = `${actorTypeName(t, actorType)} ${actorNumber || erpKey}`;
    return actorName === "" ? called : `${called}, ${actorName}`;
  };
}
