export { NotTested } from "@brygga/connector-sdk/contract";
export { checkConnector } from "./check-connector.ts";
export type { ActorName, CheckOptions } from "./check-options.ts";
export { encodeConfig } from "./encode-config.ts";
export { type ExaminedService, openService, type ServiceOptions } from "./examined-service.ts";
export type { HttpAnswer, HttpRequest, HttpSender } from "./http-sender.ts";
export { type ReportStyle, reportText } from "./report-text.ts";
export { AnswerTooLarge, ServiceFailure } from "./service-failure.ts";
