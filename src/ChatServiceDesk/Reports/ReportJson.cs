using System.Text.Json.Serialization;

namespace ChatServiceDesk.Reports;

/// <summary>The report for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EarReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
