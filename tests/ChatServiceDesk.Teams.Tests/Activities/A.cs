using System.Text;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

/// <summary>Makes requests that differ from a good one in what a test says, and nothing else.</summary>
internal static class A
{
    private static readonly Dictionary<string, string> _message = new(StringComparer.Ordinal)
    {
        ["type"] = "\"message\"",
        ["id"] = "\"1795419772010\"",
        ["channelId"] = "\"msteams\"",
        ["serviceUrl"] = "\"https://smba.trafficmanager.net/emea/\"",
        ["from"] = """{"id":"29:ada","aadObjectId":"a1a1a1a1-0000-4000-8000-000000000001"}""",
        ["recipient"] = """{"id":"28:0a6b7c8d-1e2f-4a3b-8c4d-5e6f70819203","name":"Service Desk"}""",
        ["conversation"] = """{"id":"a:1adachat","conversationType":"personal"}""",
    };

    /// <param name="fields">Raw JSON by field; <see langword="null"/> leaves a field out.</param>
    public static string Json(params (string Field, string? Json)[] fields)
    {
        Dictionary<string, string> all = new(_message, StringComparer.Ordinal);
        foreach ((string field, string? json) in fields)
        {
            if (json is null)
                all.Remove(field);
            else
                all[field] = json;
        }

        return $"{{{string.Join(',', all.Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
    }

    public static ActivityReading Reading(params (string Field, string? Json)[] fields) =>
        ActivityReader.Read(Encoding.UTF8.GetBytes(Json(fields)));

    public static Activity Activity(params (string Field, string? Json)[] fields) =>
        Assert.IsType<ActivityReading.Ok>(Reading(fields)).Activity;
}
