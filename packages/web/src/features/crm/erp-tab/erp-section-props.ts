import type { CrmEntity, CrmRecordBody, ErpTabSection } from "@brygga/api-contract";

/** One connection on the ERP tab of a record. */
export interface ErpSectionProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  section: ErpTabSection;
  isEditing: boolean;
}
