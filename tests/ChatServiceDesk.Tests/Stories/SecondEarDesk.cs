using ChatServiceDesk.Hearing;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>A desk that has a model to ask, on a clock that timers follow.</summary>
internal static class SecondEarDesk
{
    public static Dictionary<string, string?> Settings(this FakeOpenAI model) => new()
    {
        ["OpenAI:Endpoint"] = model.Endpoint.AbsoluteUri,
        ["OpenAI:Deployment"] = FakeOpenAI.Deployment,
        ["OpenAI:Key"] = FakeOpenAI.Key,
    };

    public static async Task<DeskStage> WithDeskAsync(this FakeOpenAI model, CancellationToken cancellationToken, StageStorage? storage = null, Redact? redact = null, RememberedLog? log = null)
    {
        DeskStage stage = await DeskStage.StartAsync(cancellationToken, storage, model.Settings(), build: builder =>
        {
            builder.Services.AddSingleton(redact ?? (static text => text));
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }
        });
        stage.Clock.MovesTimers = true;
        return stage;
    }
}
