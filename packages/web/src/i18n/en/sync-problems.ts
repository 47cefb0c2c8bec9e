/** Why something could not be synchronised. */
export const syncProblems = {
  /** What a value is, or is not, by type of field. */
  valueKinds: {
    text: "a text",
    integer: "a whole number",
    double: "a number",
    decimal: "a number",
    checkbox: "“yes” or “no”",
    date: "a valid date",
    datetime: "a valid date",
    list: "an item of the list",
  },
  /** Why a value, or a record, could not be synchronised, by code. `exact` is used where the values are known. */
  codes: {
    "erp-value-unreadable": {
      text: "The ERP's value cannot be read.",
      exact: "The ERP's value “{{value}}” cannot be read.",
      advice: "Correct it in the ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "The ERP's value “{{value}}” is not {{kind}}.",
      advice: "Correct it in the ERP.",
    },
    "erp-value-absent": {
      text: "The ERP did not return this field, so its value is unknown.",
      advice: "The CRM's value waits. Check the Sync Connector.",
    },
    "list-item-unmapped": {
      text: "The list item corresponds to no item on the other side.",
      exact: "The list item “{{text}}” corresponds to no item on the other side.",
      advice: "An administrator can map it under List mapping.",
    },
    "list-item-unknown": {
      text: "The list has no such item, or the item has no text.",
      exact: "The list has no item “{{item}}”, or the item has no text.",
      advice: "Correct the value, or add the item to the list with a text.",
    },
    "too-long-for-crm": {
      text: "The ERP's value is too long for the CRM.",
      exact: "The ERP's value has {{length}} characters, the CRM takes {{limit}}.",
      advice: "Shorten it in the ERP. It is never cut off.",
    },
    "too-long-for-erp": {
      text: "The CRM's value is too long for the ERP.",
      exact: "The CRM's value has {{length}} characters, the ERP takes {{limit}}.",
      advice: "Shorten it in the CRM. It is never cut off.",
    },
    "does-not-fit-crm": {
      text: "The ERP's value does not fit into the CRM field.",
      exact: "The ERP's value “{{value}}” does not fit into the CRM field.",
      advice: "Correct it in the ERP, or map another field.",
    },
    "does-not-fit-crm-mandatory": {
      text: "The field is blank in the ERP, but may not be blank in the CRM.",
      advice: "Fill it in in the ERP. Until then the CRM keeps its value.",
    },
    "does-not-fit-crm-scale": {
      text_zero: "The CRM field keeps whole numbers only, and the ERP's value “{{value}}” is none.",
      text_one:
        "The CRM field keeps at most {{count}} digit after the decimal sign, and the ERP's value “{{value}}” has more.",
      text_other:
        "The CRM field keeps at most {{count}} digits after the decimal sign, and the ERP's value “{{value}}” has more.",
      advice: "Round it in the ERP. It is never rounded on the way.",
    },
    "does-not-fit-crm-kind": {
      text: "The ERP's value “{{value}}” is not {{kind}} that the CRM can keep.",
      advice: "Correct it in the ERP, or map another field.",
    },
    "does-not-fit-erp": {
      text: "The CRM's value does not fit into the ERP field.",
      exact: "The CRM's value “{{value}}” does not fit into the ERP field.",
      advice: "Correct it in the CRM, or map another field.",
    },
    "does-not-fit-erp-kind": {
      text: "The CRM's value “{{value}}” is not {{kind}}, and the ERP field takes nothing else.",
      advice: "Correct it in the CRM, or map another field.",
    },
    "blank-held": {
      text: "The field is blank on one side only, and blanks are not set to overwrite values.",
      advice: "Empty it on the other side too, or fill it in.",
    },
    "erp-refused": {
      text: "The ERP did not take the change.",
      exact: "The ERP did not take the change: {{explanation}}",
      advice: "Correct what it objects to; Brygga tries again by itself.",
    },
    "refused-with-others": {
      text: "The ERP refused a batch of changes with this one among them.",
      exact: "The ERP refused a batch of changes with this one among them: {{explanation}}",
      advice: "Brygga sends it again in a minute, apart from those that are the cause.",
    },
    "keeps-changing-field": {
      text: "Two sides keep rewriting this value, so Brygga has stopped synchronising it.",
      exact:
        "Two sides keep rewriting this value: the ERP makes it “{{erp}}”, the CRM “{{crm}}”. Brygga has stopped synchronising it.",
      advice: "Find out who changes it, or change the mapping. Then choose Try again.",
    },
    "keeps-changing-field-ring": {
      text: "This value is rewritten in a ring: {{ring}}. The ERP makes it “{{erp}}”, the CRM “{{crm}}”. Brygga has stopped synchronising it.",
      advice: "Change the mapping of one of these fields. Then choose Try again.",
    },
    "not-found-in-erp": {
      text: "The ERP did not return the actor.",
      advice: "Brygga looks again by itself before it takes the actor for gone.",
    },
    "missing-in-erp": {
      text: "The actor no longer exists in the ERP. Synchronisation of the record is paused.",
      advice:
        "Disconnect the record, or connect it to another actor. If the actor comes back, it goes on by itself.",
    },
    "missing-in-crm": {
      text: "The record has been deleted in the CRM.",
      advice: "Its synchronisation is paused.",
    },
    "waiting-for-parent": {
      text: "The contact waits for its company: that is not connected in this ERP connection.",
      advice: "Connect the company. The contact then goes on by itself.",
    },
    "parent-differs": {
      text: "The contact belongs to another company in the ERP than in the CRM. Brygga moves nobody; its fields go on being synchronised.",
      exact:
        "In the ERP the contact belongs to {{erpParent}}, in the CRM to the company that is connected to {{crmParent}}. Brygga moves nobody; its fields go on being synchronised.",
      advice: "Move the contact on the side that is wrong. The problem then disappears by itself.",
    },
    "parent-differs-unconnected": {
      text: "In the ERP the contact belongs to {{erpParent}}, in the CRM to a company that is not connected in this ERP connection. Brygga moves nobody; its fields go on being synchronised.",
      advice:
        "Move the contact on the side that is wrong, or connect the company. The problem then disappears by itself.",
    },
    "parent-differs-unnamed": {
      text: "In the CRM the contact was moved to another company, and the ERP does not say to whom it belongs. Brygga moves nobody; its fields go on being synchronised.",
      advice: "Move it in the ERP too, and connect it anew; or move it back in the CRM.",
    },
    "keeps-changing": {
      text: "The record was changed again and again while it was being synchronised.",
      advice: "Brygga tries again by itself.",
    },
    other: {
      text: "It could not be synchronised ({{code}}).",
      advice: "The log of the server has the details.",
    },
  },
} as const;
