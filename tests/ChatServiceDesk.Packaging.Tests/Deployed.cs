using System.Text.Json;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>The resources of a deployment.</summary>
internal sealed record Deployed(IReadOnlyList<JsonElement> Resources)
{
    public IEnumerable<string> Types => Resources.Select(resource => $"{resource.GetProperty("type")}");

    public IEnumerable<JsonElement> AllOf(string type) => Resources.Where(resource => $"{resource.GetProperty("type")}" == type);

    public JsonElement TheOnly(string type) => Assert.Single(AllOf(type));

    public JsonElement PropertiesOf(string type) => TheOnly(type).GetProperty("properties");
}
