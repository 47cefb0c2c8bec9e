/** By problem code of the API: what happened, and what to do about it. */
export const errors = {
  "invalid-request": {
    title: "Something in the request does not fit",
    advice: "Check the values that you entered and try again.",
  },
  "not-signed-in": { title: "You are not signed in", advice: "Sign in and try again." },
  "wrong-credentials": {
    title: "User name and password do not match",
    advice: "Check both and try again. Passwords distinguish capital and small letters.",
  },
  "too-many-attempts": {
    title: "Too many attempts to sign in",
    advice: "Wait a few minutes before you try again.",
  },
  "not-allowed": {
    title: "You may not do this",
    advice: "Ask an administrator if you need the right to do it.",
  },
  "not-found": {
    title: "It is no longer there",
    advice: "It may have been deleted, or you may not see it. Refresh the page.",
  },
  "version-conflict": {
    title: "Somebody else has changed this in the meantime",
    advice: "Load the present state, and make your change again where it is still needed.",
  },
  "internal-error": {
    title: "A fault in Brygga",
    advice: "Nothing half-done was saved. Try again; if it happens again, the server's log has the details.",
  },
  "storage-full": {
    title: "There is no room left on Brygga's disk",
    advice: "Nothing of this was saved. Make room where Brygga keeps its data, and try again.",
  },
  "storage-busy": {
    title: "Brygga's database is held by another program",
    advice:
      "Nothing of this was saved. Close the program that has the database open, such as a backup or a database viewer, and try again.",
  },
  "storage-failed": {
    title: "Brygga's database cannot be used",
    advice:
      "Nothing of this was saved. Check the disk and the rights of the data folder; the server's log has the details.",
  },
  "connector-in-use": {
    title: "The Sync Connector is in use",
    advice: "Delete these ERP connections first: {{connections}}",
  },
  "connector-deleted": {
    title: "The Sync Connector is deleted",
    advice: "Restore the Sync Connector first, then try again.",
  },
  "connector-failed": {
    title: "The Sync Connector could not do it",
    advice: "Check that the ERP and its Sync Connector are running, and try again.",
  },
  "name-taken": { title: "The name is taken", advice: "Choose another name." },
  "test-required": {
    title: "The values have not been tested",
    advice: "Click Test ERP connection. When the test succeeds with these values you can save.",
  },
  "mandatory-fields-missing": {
    title: "Mandatory fields are empty",
    advice: "Fill in the fields marked with an asterisk.",
  },
  "scope-incomplete": {
    title: "Nobody may use the connection",
    advice: "Choose at least one user or group, or set the scope to Everyone.",
  },
  "connection-active": {
    title: "The ERP connection is active",
    advice: "Clear its Active check box, make the change, and activate it again.",
  },
  "connection-inactive": {
    title: "The ERP connection is not active",
    advice: "Activate the connection first.",
  },
  "job-under-way": {
    title: "The same is under way for this connection",
    advice: "Wait until it is done, or cancel it, and start again.",
  },
  "create-in-doubt": {
    title: "It is not known whether the ERP has created the {{actorType}}",
    advice:
      "Brygga looks for it in the ERP and connects it if it finds it. Nothing is created twice. Wait for the next sync, or say which actor it is.",
  },
  "last-administrator": {
    title: "This is the last administrator",
    advice:
      "Without this user nobody could administer Brygga any more. Make another user an administrator first.",
  },
  "wrong-password": {
    title: "The present password is another one",
    advice: "Enter your present password again. Passwords distinguish capital and small letters.",
  },
  "list-in-use": {
    title: "The list is in use",
    advice: "Delete these fields first: {{fields}}",
  },
  "field-in-use": {
    title: "The field is in use",
    advice:
      "Make these ERP connections inactive and remove the field from their mappings first: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Values would not fit any more",
    advice_one: "{{count}} record holds a longer value. Change it first, or leave more room.",
    advice_other: "{{count}} records hold a longer value. Change those first, or leave more room.",
  },
  "nothing-to-undo": {
    title: "There is nothing to undo",
    advice: "The log holds no change of this that could be taken back. Choose another run or another record.",
  },
  "not-importable": {
    title: "This actor type cannot be imported",
    advice:
      "Its mapping has to be active, and the ERP has to offer a field to search by. Look under Mappings, or choose another type.",
  },
  "import-begun": {
    title: "The import has begun",
    advice: "What it takes in cannot be changed any more. Start a new import for other actors.",
  },
  "import-not-previewed": {
    title: "There is no preview yet",
    advice: "Make the preview first: what you have chosen or set has changed since the last one.",
  },
  "nothing-to-import": {
    title: "There is nothing to import",
    advice: "Nothing is chosen, left over or failed. Search the ERP and add actors first.",
  },
  "connection-deleted": {
    title: "The ERP connection is deleted",
    advice: "Restore the connection first.",
  },
  "activation-refused": {
    title: "The ERP connection cannot be activated yet",
    advice: "Mend what is listed, then activate it.",
  },
  "mapping-invalid": {
    title: "The mapping breaks a rule",
    advice: "Correct the fields that are listed.",
  },
  "list-mapping-invalid": {
    title: "An item is used twice",
    advice: "Each item may be mapped to one item only. Correct those marked in red.",
  },
  "defaults-invalid": {
    title: "A default value breaks a rule",
    advice: "Correct the fields that are listed.",
  },
  "already-linked": {
    title: "Already connected",
    advice:
      "The record or the ERP actor is connected to something else in this ERP connection. Disconnect it there first.",
  },
  "parent-not-linked": {
    title: "The company is not connected",
    advice: "Connect the contact's company to the ERP first.",
  },
  "actor-not-found": {
    title: "The ERP no longer has this actor",
    advice: "It may have been deleted in the ERP. Search again.",
  },
  "erp-refused": {
    title: "The ERP did not take the change",
    advice: "Nothing was connected or changed. Correct what the ERP objects to and try again.",
  },
  "erp-unreachable": {
    title: "The ERP could not be reached",
    advice: "Check that the ERP and its Sync Connector are running, and try again.",
  },
  "server-unreachable": {
    title: "Brygga does not answer",
    advice:
      "Check your network connection, and that Brygga is running. What you entered is still here: try again in a moment.",
  },
  "unexpected-reply": {
    title: "Brygga answered something unexpected",
    advice: "The page may be older than the server. Load it again.",
  },
  unknown: { title: "Something went wrong", advice: "Try again." },
  /** What is wrong with a single member of a request, by code. `exact` is used where the values are known. */
  entries: {
    "unknown-field": { text: "This field no longer exists. Load the page again." },
    "read-only": { text: "This field cannot be changed." },
    mandatory: { text: "Fill in this field." },
    "wrong-type": { text: "This is not a value of the field. Numbers are written with digits only." },
    "too-long": {
      text: "The text is too long.",
      exact_one: "At most {{count}} character fits.",
      exact_other: "At most {{count}} characters fit.",
    },
    "nul-character": {
      text: "The text holds an invisible character (U+0000) that no ERP can take. Write the text anew instead of pasting it.",
    },
    "too-precise": {
      text: "The number has too many digits after the decimal sign.",
      exact_zero: "Whole numbers only: nothing after the decimal sign is kept.",
      exact_one: "At most {{count}} digit after the decimal sign is kept.",
      exact_other: "At most {{count}} digits after the decimal sign are kept.",
    },
    "invalid-date": { text: "There is no such date." },
    "no-such-time-zone": { text: "There is no time zone of this name. Write it as “Europe/Stockholm”." },
    "no-such-item": { text: "The list no longer has this item. Choose another one." },
    "no-such-record": { text: "What is chosen here no longer exists. Choose something else." },
    "unknown-sort": { text: "The list cannot be sorted like this. Load the page again." },
    "invalid-cursor": { text: "The list has changed. Load the page again." },
    "invalid-etag": { text: "Which version was read is unknown. Load the page again." },
    "invalid-url": {
      text: "The address must begin with http:// or https:// (that of a Sync Connector also with plugin:// or app://), name a host, and hold no user name or password.",
    },
    "invalid-certificate": {
      text: "This is no certificate. Paste it as text (PEM): it begins with -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "This is not a public key that Brygga can use. Paste the public one, never the private: RSA with at least 2048 bits, as PEM (it begins with -----BEGIN PUBLIC KEY-----) or as a JSON Web Key Set.",
    },
    "bad-access": { text: "A user or group of the scope no longer exists. Choose the scope again." },
    "invalid-type": { text: "A value is missing, or of the wrong kind." },
    "invalid-value": { text: "This value is not among the possible ones." },
    "invalid-format": { text: "This is written in another form than expected." },
    "too-small": { text: "This is too small, too short, or empty." },
    "too-big": { text: "This is too large or too long." },
    "not-multiple-of": { text: "This number is not among the possible ones." },
    "unrecognized-keys": {
      text: "The page sent something that the server does not know. Load the page again.",
    },
    "invalid-union": { text: "This value does not fit." },
    "invalid-key": { text: "A name in this value does not fit." },
    "invalid-element": { text: "A part of this value does not fit." },
    custom: { text: "This value does not fit." },
  },
} as const;
