import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";

/** What every step of connecting is about. */
export interface ConnectStepProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  section: ErpTabSection;
  actorType: string;
}
