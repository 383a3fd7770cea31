using ChatServiceDesk.Tables;
using ChatServiceDesk.Tickets;

namespace ChatServiceDesk.Storage;

/// <summary>How a report was read, as properties of a draft and of its ticket. In the ticket they are part of what its history says about how it was opened.</summary>
internal static class ClassificationCodec
{
    private const string By = "ClassifiedBy";
    private const string Model = "model";
    private const string Local = "local";

    public static RowData Write(RowData data, Classification? classification) => classification is null ? data : data
        .With(By, classification.IsByModel ? Model : Local)
        .With("ClassifiedIntent", classification.Intent)
        .With("ClassifiedCategory", classification.Category)
        .With("ClassifiedConfidence", classification.Confidence)
        .With("ClassifiedLanguage", classification.Language)
        .With("ClassifiedPriority", (int?)classification.Priority)
        .With("ClassifiedLocalModel", classification.LocalModel)
        .With("ClassifiedOutcome", classification.Outcome)
        .With("ClassifiedDeployment", classification.Deployment)
        .With("ClassifiedPrompt", classification.PromptVersion)
        .With("ClassifiedTokensIn", classification.TokensIn)
        .With("ClassifiedTokensOut", classification.TokensOut)
        .With("ClassifiedMilliseconds", (int?)classification.Duration?.TotalMilliseconds)
        .With("AiTitle", classification.AiTitle)
        .With("AiSummary", classification.AiSummary)
        .With("AiReply", classification.AiReply);

    /// <returns><see langword="null"/> for what was written without: by an earlier version, say.</returns>
    public static Classification? Read(RowData data) => data.StringOrNull(By) is not { } by ? null : new Classification
    {
        IsByModel = by == Model,
        Intent = data.String("ClassifiedIntent"),
        Category = data.String("ClassifiedCategory"),
        Confidence = data.Double("ClassifiedConfidence"),
        Language = data.StringOrNull("ClassifiedLanguage"),
        Priority = (Priority?)data.Int32OrNull("ClassifiedPriority"),
        LocalModel = data.String("ClassifiedLocalModel"),
        Outcome = data.StringOrNull("ClassifiedOutcome"),
        Deployment = data.StringOrNull("ClassifiedDeployment"),
        PromptVersion = data.StringOrNull("ClassifiedPrompt"),
        TokensIn = data.Int32OrNull("ClassifiedTokensIn"),
        TokensOut = data.Int32OrNull("ClassifiedTokensOut"),
        Duration = data.Int32OrNull("ClassifiedMilliseconds") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        AiTitle = data.StringOrNull("AiTitle"),
        AiSummary = data.StringOrNull("AiSummary"),
        AiReply = data.StringOrNull("AiReply"),
    };
}
