import type { ErpTabSection } from "@brygga/api-contract";
import { useSession } from "../../../api/session.ts";

/** Whether the user may say what is to become of a create in doubt. */
export function useMaySettle({ canCreateInErp }: ErpTabSection): boolean {
  const { role } = useSession();
  return canCreateInErp || role === "administrator";
}
