// A SOAP client made with WCF: one call per line of standard input, its outcome on standard output, as JSON.
//
// Arguments: the address of the service.  A call is {"operation": ..., "request": ... or null}.  The contract is
// written as svcutil writes it; requests and answers are turned from and to JSON by the data contracts alone.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.ServiceModel;
using System.ServiceModel.Description;
using System.Text;
using System.Text.RegularExpressions;

namespace SuperOffice.ErpSync.ConnectorWS
{
    [DataContract] public enum ResponseStateWS { [EnumMember] Ok, [EnumMember] OkWithInfo, [EnumMember] Warning, [EnumMember] Error }
    [DataContract] public enum FieldAccessInfoWS { [EnumMember] Normal, [EnumMember] Mandatory, [EnumMember] ReadOnly }
    [DataContract] public enum FieldMetadataTypeInfoWS
    {
        [EnumMember] Checkbox, [EnumMember] Text, [EnumMember] Password, [EnumMember] Integer,
        [EnumMember] Double, [EnumMember] List, [EnumMember] Datetime, [EnumMember] Label
    }

    [DataContract] public class RequestBaseWS { [DataMember] public string ConnectionGuid; }
    [DataContract] public class TestConfigDataRequestWS { [DataMember] public Dictionary<string, string> ConnectionInfo; }
    [DataContract] public class SaveConnectionRequestWS : RequestBaseWS { [DataMember] public Dictionary<string, string> ConnectionInfo; }
    [DataContract] public class GetSupportedActorTypeFieldsRequestWS : RequestBaseWS { [DataMember] public string ActorType; }
    [DataContract] public class GetSearchableFieldsRequestWS : RequestBaseWS { [DataMember] public string ActorType; }
    [DataContract] public class GetListRequestWS : RequestBaseWS { [DataMember] public string ListName; }
    [DataContract] public class CreateActorRequestWS : RequestBaseWS { [DataMember] public ErpActorWS Actor; }
    [DataContract] public class SaveActorsRequestWS : RequestBaseWS { [DataMember] public ErpActorWS[] Actors; }

    [DataContract] public class GetListItemsRequestWS : RequestBaseWS
    {
        [DataMember] public string[] ListItemKeys;
        [DataMember] public string ListName;
    }

    [DataContract] public class GetActorsRequestWS : RequestBaseWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string[] ErpKeys;
        [DataMember] public string[] FieldKeys;
    }

    [DataContract] public class GetActorsByTimestampRequestWS : RequestBaseWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string[] FieldKeys;
        [DataMember] public string UpdatedOnOrAfter;
    }

    [DataContract] public class SearchActorsRequestWS : RequestBaseWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string[] FieldKeys;
        [DataMember] public string SearchText;
    }

    [DataContract] public class SearchActorByParentRequestWS : RequestBaseWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string[] FieldKeys;
        [DataMember] public string ParentActorErpKey;
        [DataMember] public string ParentActorType;
        [DataMember] public string SearchText;
    }

    [DataContract] public class SearchRestrictionInfoWS
    {
        [DataMember] public string FieldKey;
        [DataMember] public string Operator;
        [DataMember] public string[] Values;
    }

    [DataContract] public class SearchActorsAdvancedRequestWS : RequestBaseWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string[] FieldKeys;
        [DataMember] public SearchRestrictionInfoWS[] Restrictions;
    }

    [DataContract] public class ErpActorWS
    {
        [DataMember] public string ActorType;
        [DataMember] public string ErpKey;
        [DataMember] public Dictionary<string, string> FieldValues;
        [DataMember] public string LastModified;
        [DataMember] public string ParentActorType;
        [DataMember] public string ParentErpKey;
    }

    [DataContract] public class FieldMetadataInfoWS
    {
        [DataMember] public FieldAccessInfoWS Access;
        [DataMember] public string DefaultValue;
        [DataMember] public string DisplayDescription;
        [DataMember] public string DisplayName;
        [DataMember] public string FieldKey;
        [DataMember] public FieldMetadataTypeInfoWS FieldType;
        [DataMember] public string ListName;
        [DataMember] public int MaxLength;
        [DataMember] public int Rank;
    }

    [DataContract] public class ConnectorResultBaseWS
    {
        [DataMember] public string ErrorCode;
        [DataMember] public bool IsOk;
        [DataMember] public ResponseStateWS State;
        [DataMember] public string TechExplanation;
        [DataMember] public string UserExplanation;
    }

    [DataContract] public class FieldMetadataInfoArrayPluginResponseWS : ConnectorResultBaseWS { [DataMember] public FieldMetadataInfoWS[] FieldMetaDataObjects; }
    [DataContract] public class StringArrayPluginResponseWS : ConnectorResultBaseWS { [DataMember] public string[] Items; }
    [DataContract] public class ListItemArrayPluginResponseWS : ConnectorResultBaseWS { [DataMember] public Dictionary<string, string> ListItems; }
    [DataContract] public class ActorArrayPluginResponseWS : ConnectorResultBaseWS { [DataMember] public ErpActorWS[] Actors; }
    [DataContract] public class ActorPluginResponseWS : ConnectorResultBaseWS { [DataMember] public ErpActorWS Actor; }

    [ServiceContract] public interface IErpConnectorWS
    {
        [OperationContract] FieldMetadataInfoArrayPluginResponseWS WSGetConfigData();
        [OperationContract] ConnectorResultBaseWS WSTestConfigData(TestConfigDataRequestWS request);
        [OperationContract] ConnectorResultBaseWS WSSaveConnection(SaveConnectionRequestWS request);
        [OperationContract] ConnectorResultBaseWS WSTestConnection(RequestBaseWS request);
        [OperationContract] ConnectorResultBaseWS WSDeleteConnection(RequestBaseWS request);
        [OperationContract] StringArrayPluginResponseWS WSGetSupportedActorTypes(RequestBaseWS request);
        [OperationContract] FieldMetadataInfoArrayPluginResponseWS WSGetSupportedActorTypeFields(GetSupportedActorTypeFieldsRequestWS request);
        [OperationContract] StringArrayPluginResponseWS WSGetSearchableFields(GetSearchableFieldsRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSGetActors(GetActorsRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSGetActorsByTimestamp(GetActorsByTimestampRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSSearchActors(SearchActorsRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSSearchActorByParent(SearchActorByParentRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSSearchActorsAdvanced(SearchActorsAdvancedRequestWS request);
        [OperationContract] ActorPluginResponseWS WSCreateActor(CreateActorRequestWS request);
        [OperationContract] ActorArrayPluginResponseWS WSSaveActors(SaveActorsRequestWS request);
        [OperationContract] ListItemArrayPluginResponseWS WSGetList(GetListRequestWS request);
        [OperationContract] ListItemArrayPluginResponseWS WSGetListItems(GetListItemsRequestWS request);
    }
}

namespace SuperOffice.SuperID.Contracts.V1
{
    [DataContract] public class AuthenticationRequest { [DataMember] public string SignedToken; }

    [DataContract] public class AuthenticationResponse
    {
        [DataMember] public string Reason;
        [DataMember] public string SignedApplicationToken;
        [DataMember] public bool Succeeded;
    }

    [ServiceContract] public interface IIntegrationServiceConnectorAuth
    {
        [OperationContract] AuthenticationResponse Authenticate(AuthenticationRequest request);
    }
}

namespace Interop
{
    using SuperOffice.ErpSync.ConnectorWS;
    using SuperOffice.SuperID.Contracts.V1;

    static class Program
    {
        static readonly Type[] Contracts = { typeof(IErpConnectorWS), typeof(IIntegrationServiceConnectorAuth) };

        static object ChannelTo<T>(string address)
        {
            return new ChannelFactory<T>(new BasicHttpBinding(), new EndpointAddress(address)).CreateChannel();
        }

        static string Json(object value, Type type)
        {
            using (var stream = new MemoryStream())
            {
                new DataContractJsonSerializer(type).WriteObject(stream, value);
                return Encoding.UTF8.GetString(stream.ToArray());
            }
        }

        static object FromJson(string json, Type type)
        {
            using (var stream = new MemoryStream(Encoding.UTF8.GetBytes(json)))
                return new DataContractJsonSerializer(type).ReadObject(stream);
        }

        static string Outcome(MethodInfo operation, object channel, string request)
        {
            try
            {
                var parameters = operation.GetParameters();
                var arguments = parameters.Select(one => request == "null" ? null : FromJson(request, one.ParameterType));
                var result = operation.Invoke(channel, arguments.ToArray());
                return "{\"result\":" + Json(result, operation.ReturnType) + "}";
            }
            catch (TargetInvocationException thrown)
            {
                var fault = thrown.InnerException as FaultException;
                if (fault == null) return "{\"problem\":" + Json(thrown.InnerException.ToString(), typeof(string)) + "}";
                var code = Json(fault.Code.Name, typeof(string));
                return "{\"fault\":{\"code\":" + code + ",\"text\":" + Json(fault.Message, typeof(string)) + "}}";
            }
        }

        static void Main(string[] arguments)
        {
            Console.OutputEncoding = new UTF8Encoding(false);
            var connector = ChannelTo<IErpConnectorWS>(arguments[0]);
            var authentication = ChannelTo<IIntegrationServiceConnectorAuth>(arguments[0]);
            var operations = Contracts.SelectMany(contract => contract.GetMethods()).ToDictionary(method => method.Name);
            Console.WriteLine("{\"operations\":" + Json(operations.Keys.ToArray(), typeof(string[])) + "}");
            var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            var form = new Regex("^\\{\"operation\":\"(\\w+)\",\"request\":(.*)\\}$", RegexOptions.Singleline);
            for (var line = input.ReadLine(); line != null; line = input.ReadLine())
            {
                var call = form.Match(line);
                var operation = operations[call.Groups[1].Value];
                var channel = operation.Name == "Authenticate" ? authentication : connector;
                Console.WriteLine(Outcome(operation, channel, call.Groups[2].Value));
            }
        }
    }
}
