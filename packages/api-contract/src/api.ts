import * as appRegistry from "./app-registry.ts";
import * as connectionSync from "./connection-sync.ts";
import * as connectorCheck from "./connector-check.ts";
import * as crm from "./crm.ts";
import * as erpActors from "./erp-actors.ts";
import * as erpConnections from "./erp-connections.ts";
import * as fieldRanks from "./field-ranks.ts";
import * as jobs from "./jobs.ts";
import * as links from "./links.ts";
import * as mappings from "./mappings.ts";
import * as session from "./session.ts";
import * as syncConnectors from "./sync-connectors.ts";
import * as syncDefaults from "./sync-defaults.ts";
import * as syncEngine from "./sync-engine.ts";
import * as syncLog from "./sync-log.ts";
import * as users from "./users.ts";

/** Every endpoint, by the name that server routes and browser calls use. */
export const api = {
  createSession: session.createSession,
  deleteSession: session.deleteSession,
  getMe: session.getMe,
  listUsers: users.listUsers,
  listGroups: users.listGroups,
  listSyncConnectors: syncConnectors.listSyncConnectors,
  listConnectorPlugins: syncConnectors.listConnectorPlugins,
  createSyncConnector: syncConnectors.createSyncConnector,
  getSyncConnector: syncConnectors.getSyncConnector,
  updateSyncConnector: syncConnectors.updateSyncConnector,
  deleteSyncConnector: syncConnectors.deleteSyncConnector,
  restoreSyncConnector: syncConnectors.restoreSyncConnector,
  testSyncConnector: syncConnectors.testSyncConnector,
  getCapabilityProfile: connectorCheck.getCapabilityProfile,
  checkSyncConnector: connectorCheck.checkSyncConnector,
  getConfigFields: syncConnectors.getConfigFields,
  getConnectorList: syncConnectors.getConnectorList,
  listRegisteredApps: appRegistry.listRegisteredApps,
  registerApp: appRegistry.registerApp,
  getRegisteredApp: appRegistry.getRegisteredApp,
  updateRegisteredApp: appRegistry.updateRegisteredApp,
  removeRegisteredApp: appRegistry.removeRegisteredApp,
  listErpConnections: erpConnections.listErpConnections,
  createErpConnection: erpConnections.createErpConnection,
  getErpConnection: erpConnections.getErpConnection,
  updateErpConnection: erpConnections.updateErpConnection,
  deleteErpConnection: erpConnections.deleteErpConnection,
  restoreErpConnection: erpConnections.restoreErpConnection,
  testErpConnectionConfig: erpConnections.testErpConnectionConfig,
  testErpConnection: erpConnections.testErpConnection,
  refreshFields: erpConnections.refreshFields,
  activateErpConnection: erpConnections.activateErpConnection,
  deactivateErpConnection: erpConnections.deactivateErpConnection,
  getErpConnectionAccess: erpConnections.getErpConnectionAccess,
  getErpList: erpConnections.getErpList,
  getConnectionSync: connectionSync.getConnectionSync,
  patchConnectionSync: connectionSync.patchConnectionSync,
  answerDisappearance: connectionSync.answerDisappearance,
  listActorTypes: mappings.listActorTypes,
  getMapping: mappings.getMapping,
  putMapping: mappings.putMapping,
  getListMappings: mappings.getListMappings,
  putListMappings: mappings.putListMappings,
  getDefaults: syncDefaults.getDefaults,
  putDefaults: syncDefaults.putDefaults,
  getFieldRanks: fieldRanks.getFieldRanks,
  putFieldRanks: fieldRanks.putFieldRanks,
  searchActors: erpActors.searchActors,
  getActor: erpActors.getActor,
  listCompanies: crm.companies.list,
  createCompany: crm.companies.create,
  getCompany: crm.companies.get,
  updateCompany: crm.companies.update,
  deleteCompany: crm.companies.remove,
  listContacts: crm.contacts.list,
  createContact: crm.contacts.create,
  getContact: crm.contacts.get,
  updateContact: crm.contacts.update,
  deleteContact: crm.contacts.remove,
  listProjects: crm.projects.list,
  createProject: crm.projects.create,
  getProject: crm.projects.get,
  updateProject: crm.projects.update,
  deleteProject: crm.projects.remove,
  listCrmFields: crm.listCrmFields,
  listCrmLists: crm.listCrmLists,
  companyErpTab: links.companyErpTab,
  contactErpTab: links.contactErpTab,
  projectErpTab: links.projectErpTab,
  getLinkFields: links.getLinkFields,
  previewLink: links.previewLink,
  createLink: links.createLink,
  deleteLink: links.deleteLink,
  getLinkConsequences: links.getLinkConsequences,
  getSyncEngine: syncEngine.getSyncEngine,
  patchSyncEngine: syncEngine.patchSyncEngine,
  syncNow: syncEngine.syncNow,
  listSyncRuns: syncEngine.listSyncRuns,
  startResync: jobs.startResync,
  startCompare: jobs.startCompare,
  startPreview: jobs.startPreview,
  syncLink: jobs.syncLink,
  undoLink: jobs.undoLink,
  undoRun: jobs.undoRun,
  listJobs: jobs.listJobs,
  getJob: jobs.getJob,
  cancelJob: jobs.cancelJob,
  listJobItems: jobs.listJobItems,
  exportJobItems: jobs.exportJobItems,
  undoJob: jobs.undoJob,
  undoLogRow: jobs.undoLogRow,
  listSyncLog: syncLog.listSyncLog,
  listProblems: syncLog.listProblems,
  retryProblem: syncLog.retryProblem,
} as const;

export type Api = typeof api;
export type EndpointName = keyof Api;
