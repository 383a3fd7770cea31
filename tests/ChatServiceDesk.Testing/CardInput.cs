using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatServiceDesk.Testing;

/// <summary>One input of a card: what it sends, given what a person typed, and what it doesn't let her send.</summary>
internal sealed class CardInput(JsonElement json)
{
    public string Id => json.Text("id") ?? "";

    /// <summary>What the person sees beside it.</summary>
    public string Name => json.Text("label") ?? json.Text("title") ?? Id;

    public bool IsCalled(string name) => name == Name || name == Id;

    /// <param name="given">What the person put in; <see langword="null"/> when she left it as it was.</param>
    /// <returns>What is sent; empty when nothing is.</returns>
    /// <exception cref="InvalidOperationException">The client would mark the input instead of sending it.</exception>
    public string Value(string? given)
    {
        string value = (json.Text("type"), given) switch
        {
            ("Input.Toggle", _) => Toggle(given),
            ("Input.ChoiceSet", { Length: > 0 }) when json.Field("choices.data") is not null => given, // She picks from what her client finds elsewhere, such as people.
            ("Input.ChoiceSet", { Length: > 0 }) => Choices(given),
            (_, null) => json.Field("value")?.ToString() ?? "",
            _ => given,
        };
        if (json.IsTrue("isRequired") && IsEmpty(value)) throw Marked(json.Text("errorMessage") ?? "it is required");
        if (value.Length > 0 && Complaint(value) is { } complaint) throw Marked(json.Text("errorMessage") ?? complaint);
        return value;
    }

    private bool IsEmpty(string value) => string.IsNullOrWhiteSpace(value)
        || (json.Text("type") == "Input.Toggle" && value == (json.Text("valueOff") ?? "false"));

    private string Toggle(string? given)
    {
        string on = json.Text("valueOn") ?? "true";
        string off = json.Text("valueOff") ?? "false";
        return given switch
        {
            null => json.Text("value") == on ? on : off,
            "true" => on,
            "false" => off,
            _ when given == on || given == off => given,
            _ => throw Marked($"'{given}' is neither on nor off"),
        };
    }

    private string Choices(string given)
    {
        string[] wanted = json.IsTrue("isMultiSelect") ? given.Split(',', StringSplitOptions.TrimEntries) : [given];
        JsonElement[] choices = [.. json.Items("choices")];
        return string.Join(',', wanted.Select(want =>
            choices.FirstOrDefault(choice => choice.Text("title") == want || choice.Text("value") == want).Text("value")
            ?? throw Marked($"no choice '{want}'; there are {string.Join(", ", choices.Select(static c => $"'{c.Text("title")}'"))}")));
    }

    private string? Complaint(string value) => json.Text("type") switch
    {
        "Input.Text" when json.Field("maxLength") is { } most && value.Length > most.GetInt32() => $"longer than {most}",
        "Input.Text" when json.Text("regex") is { } regex && !Regex.IsMatch(value, regex, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) => $"not like {regex}",
        "Input.Number" when !double.TryParse(value, CultureInfo.InvariantCulture, out _) => "no number",
        "Input.Number" when IsOutside(double.Parse(value, CultureInfo.InvariantCulture)) => "too small or too large",
        "Input.Date" when !DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) => "no date like 2026-12-31",
        "Input.Time" when !TimeOnly.TryParseExact(value, "HH:mm", out _) => "no time like 23:59",
        _ => null,
    };

    private bool IsOutside(double number) =>
        (json.Field("min") is { } min && number < min.GetDouble()) || (json.Field("max") is { } max && number > max.GetDouble());

    private InvalidOperationException Marked(string why) => new($"The card doesn't let '{Name}' be sent: {why}");
}
