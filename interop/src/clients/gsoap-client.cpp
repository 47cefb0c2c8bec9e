// A SOAP client made with gSOAP: one call per line of standard input, its outcome on standard output, as JSON.
//
// Arguments: the address of the service.  A call is {"operation": ..., "request": ... or null}.  soapH.h and what
// belongs to it is what wsdl2h and soapcpp2 make of the WSDL; here its classes are turned from and to JSON.

#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "BasicHttpBinding_USCOREIErpConnectorWS.nsmap"
#include "soapH.h"

using nlohmann::json;

// What each class holds, once for both directions.
template <class V> void members(V &v, arr__ArrayOfstring &x) { v("string", x.string); }
template <class V> void members(V &v, _arr__ArrayOfKeyValueOfstringstring_KeyValueOfstringstring &x) { v("Key", x.Key), v("Value", x.Value); }
template <class V> void members(V &v, arr__ArrayOfKeyValueOfstringstring &x) { v("KeyValueOfstringstring", x.KeyValueOfstringstring); }
template <class V> void members(V &v, ns1__ArrayOfErpActorWS &x) { v("ErpActorWS", x.ErpActorWS); }
template <class V> void members(V &v, ns1__ArrayOfFieldMetadataInfoWS &x) { v("FieldMetadataInfoWS", x.FieldMetadataInfoWS); }
template <class V> void members(V &v, ns1__ArrayOfSearchRestrictionInfoWS &x) { v("SearchRestrictionInfoWS", x.SearchRestrictionInfoWS); }

template <class V> void members(V &v, ns1__ErpActorWS &x) {
  v("ActorType", x.ActorType), v("ErpKey", x.ErpKey), v("FieldValues", x.FieldValues);
  v("LastModified", x.LastModified), v("ParentActorType", x.ParentActorType), v("ParentErpKey", x.ParentErpKey);
}
template <class V> void members(V &v, ns1__FieldMetadataInfoWS &x) {
  v("Access", x.Access), v("DefaultValue", x.DefaultValue), v("DisplayDescription", x.DisplayDescription);
  v("DisplayName", x.DisplayName), v("FieldKey", x.FieldKey), v("FieldType", x.FieldType);
  v("ListName", x.ListName), v("MaxLength", x.MaxLength), v("Rank", x.Rank);
}
template <class V> void members(V &v, ns1__SearchRestrictionInfoWS &x) {
  v("FieldKey", x.FieldKey), v("Operator", x.Operator), v("Values", x.Values);
}

template <class V> void members(V &v, ns1__RequestBaseWS &x) { v("ConnectionGuid", x.ConnectionGuid); }
template <class V, class T> void withId(V &v, T &x) { members(v, static_cast<ns1__RequestBaseWS &>(x)); }
template <class V, class T> void ofType(V &v, T &x) { withId(v, x), v("ActorType", x.ActorType); }
template <class V, class T> void withFields(V &v, T &x) { ofType(v, x), v("FieldKeys", x.FieldKeys); }
template <class V> void members(V &v, ns1__TestConfigDataRequestWS &x) { v("ConnectionInfo", x.ConnectionInfo); }
template <class V> void members(V &v, ns1__SaveConnectionRequestWS &x) { withId(v, x), v("ConnectionInfo", x.ConnectionInfo); }
template <class V> void members(V &v, ns1__GetSupportedActorTypeFieldsRequestWS &x) { ofType(v, x); }
template <class V> void members(V &v, ns1__GetSearchableFieldsRequestWS &x) { ofType(v, x); }
template <class V> void members(V &v, ns1__GetActorsRequestWS &x) { withFields(v, x), v("ErpKeys", x.ErpKeys); }
template <class V> void members(V &v, ns1__GetActorsByTimestampRequestWS &x) { withFields(v, x), v("UpdatedOnOrAfter", x.UpdatedOnOrAfter); }
template <class V> void members(V &v, ns1__SearchActorsRequestWS &x) { withFields(v, x), v("SearchText", x.SearchText); }
template <class V> void members(V &v, ns1__SearchActorByParentRequestWS &x) {
  withFields(v, x), v("SearchText", x.SearchText);
  v("ParentActorErpKey", x.ParentActorErpKey), v("ParentActorType", x.ParentActorType);
}
template <class V> void members(V &v, ns1__SearchActorsAdvancedRequestWS &x) { withFields(v, x), v("Restrictions", x.Restrictions); }
template <class V> void members(V &v, ns1__CreateActorRequestWS &x) { withId(v, x), v("Actor", x.Actor); }
template <class V> void members(V &v, ns1__SaveActorsRequestWS &x) { withId(v, x), v("Actors", x.Actors); }
template <class V> void members(V &v, ns1__GetListRequestWS &x) { withId(v, x), v("ListName", x.ListName); }
template <class V> void members(V &v, ns1__GetListItemsRequestWS &x) {
  withId(v, x), v("ListName", x.ListName), v("ListItemKeys", x.ListItemKeys);
}
template <class V> void members(V &v, ns2__AuthenticationRequest &x) { v("SignedToken", x.SignedToken); }

template <class V> void members(V &v, ns1__ConnectorResultBaseWS &x) {
  v("ErrorCode", x.ErrorCode), v("IsOk", x.IsOk), v("State", x.State);
  v("TechExplanation", x.TechExplanation), v("UserExplanation", x.UserExplanation);
}
template <class V, class T> void withResult(V &v, T &x) { members(v, static_cast<ns1__ConnectorResultBaseWS &>(x)); }
template <class V> void members(V &v, ns1__FieldMetadataInfoArrayPluginResponseWS &x) { withResult(v, x), v("FieldMetaDataObjects", x.FieldMetaDataObjects); }
template <class V> void members(V &v, ns1__StringArrayPluginResponseWS &x) { withResult(v, x), v("Items", x.Items); }
template <class V> void members(V &v, ns1__ListItemArrayPluginResponseWS &x) { withResult(v, x), v("ListItems", x.ListItems); }
template <class V> void members(V &v, ns1__ActorArrayPluginResponseWS &x) { withResult(v, x), v("Actors", x.Actors); }
template <class V> void members(V &v, ns1__ActorPluginResponseWS &x) { withResult(v, x), v("Actor", x.Actor); }
template <class V> void members(V &v, ns2__AuthenticationResponse &x) {
  v("Reason", x.Reason), v("SignedApplicationToken", x.SignedApplicationToken), v("Succeeded", x.Succeeded);
}

// What a request is made of, kept until the call is over.
static std::vector<std::shared_ptr<void>> kept;

struct FromJson {
  const json &from;

  template <class T> void operator()(const char *name, T &member) const {
    if (from.contains(name) && !from[name].is_null()) read(from[name], member);
  }
  static void read(const json &value, std::string &text) { text = value.get<std::string>(); }
  template <class T> static void read(const json &value, T *&member) {
    auto made = std::make_shared<T>();
    kept.push_back(made);
    member = made.get();
    read(value, *member);
  }
  template <class T> static void read(const json &value, std::vector<T> &items) {
    items.resize(value.size());
    for (size_t at = 0; at < value.size(); at++) read(value[at], items[at]);
  }
  template <class T> static void read(const json &value, T &object) {
    FromJson each{value};
    members(each, object);
  }
};

struct ToJson {
  struct soap *soap;
  json &to;

  template <class T> void operator()(const char *name, T &member) const { to[name] = written(member); }
  json written(std::string &text) const { return text; }
  json written(bool &value) const { return value; }
  json written(int &value) const { return value; }
  json written(ns1__ResponseStateWS &value) const { return soap_ns1__ResponseStateWS2s(soap, value); }
  json written(ns1__FieldAccessInfoWS &value) const { return soap_ns1__FieldAccessInfoWS2s(soap, value); }
  json written(ns1__FieldMetadataTypeInfoWS &value) const { return soap_ns1__FieldMetadataTypeInfoWS2s(soap, value); }
  template <class T> json written(T *&member) const { return member == nullptr ? json() : written(*member); }
  template <class T> json written(std::vector<T> &items) const {
    json all = json::array();
    for (auto &item : items) all.push_back(written(item));
    return all;
  }
  template <class T, std::enable_if_t<std::is_class_v<T>, int> = 0> json written(T &object) const {
    json made = json::object();
    ToJson each{soap, made};
    members(each, object);
    return made;
  }
};

static json failureOf(struct soap *soap) {
  if (soap->fault != nullptr && soap->fault->faultcode != nullptr) {
    const char *words = soap->fault->faultstring;
    return {{"fault", {{"code", soap->fault->faultcode}, {"text", words == nullptr ? "" : words}}}};
  }
  std::ostringstream told;
  soap_stream_fault(soap, told);
  return {{"problem", told.str()}};
}

using Operation = std::function<json(struct soap *, const char *, const json &)>;

// The SOAPAction is the one of the WSDL: none is given.
#define OPERATION(name, readsRequest)                                                        \
  {#name, [](struct soap *soap, const char *address, const json &request) -> json {          \
     _tempuri__##name sent;                                                                  \
     _tempuri__##name##Response answer;                                                      \
     readsRequest;                                                                           \
     if (soap_call___tempuri__##name(soap, address, nullptr, &sent, answer) != SOAP_OK)      \
       return failureOf(soap);                                                               \
     json result;                                                                            \
     return {{"result", ToJson{soap, result}.written(answer.name##Result)}};                 \
   }}
#define WITH_REQUEST(name) OPERATION(name, FromJson::read(request, sent.request))

static const std::map<std::string, Operation> operations = {
    OPERATION(WSGetConfigData, (void)request),
    WITH_REQUEST(WSTestConfigData),
    WITH_REQUEST(WSSaveConnection),
    WITH_REQUEST(WSTestConnection),
    WITH_REQUEST(WSDeleteConnection),
    WITH_REQUEST(WSGetSupportedActorTypes),
    WITH_REQUEST(WSGetSupportedActorTypeFields),
    WITH_REQUEST(WSGetSearchableFields),
    WITH_REQUEST(WSGetActors),
    WITH_REQUEST(WSGetActorsByTimestamp),
    WITH_REQUEST(WSSearchActors),
    WITH_REQUEST(WSSearchActorByParent),
    WITH_REQUEST(WSSearchActorsAdvanced),
    WITH_REQUEST(WSCreateActor),
    WITH_REQUEST(WSSaveActors),
    WITH_REQUEST(WSGetList),
    WITH_REQUEST(WSGetListItems),
    WITH_REQUEST(Authenticate),
};

// In ASCII alone: some readers of lines take U+2028 for the end of one.
static void say(const json &line) { std::cout << line.dump(-1, ' ', true) << std::endl; }

static json outcome(struct soap *soap, const char *address, const json &call) {
  try {
    return operations.at(call["operation"])(soap, address, call["request"]);
  } catch (const std::exception &error) {
    return {{"problem", error.what()}};
  }
}

int main(int, char **arguments) {
  // Without this flag gSOAP cuts every character to its last eight bits.
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
  json names = json::array();
  for (const auto &operation : operations) names.push_back(operation.first);
  say({{"operations", names}});
  for (std::string line; std::getline(std::cin, line);) {
    say(outcome(soap, arguments[1], json::parse(line)));
    kept.clear();
    soap_destroy(soap);
    soap_end(soap);
  }
  soap_free(soap);
}
