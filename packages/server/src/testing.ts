/** The server's parts for those who measure or test it from outside, in a process of their own. */
export { compose, type Services } from "./compose.ts";
export { loadConfig } from "./config.ts";
export { createConnectorClient } from "./connector-client/index.ts";
export { createRecord } from "./crm/records.ts";
export { type Db, inTransaction, type Trx } from "./db/database.ts";
export { runForEach } from "./db/for-each-row.ts";
export { insertConnectionRow, insertConnector } from "./db/testing/connection-row.ts";
export { openTestDatabase, type TestDatabase } from "./db/testing.ts";
export { keepHeapSmall } from "./heap.ts";
export { createSecrets } from "./secrets.ts";
export { startServer } from "./start-server.ts";
