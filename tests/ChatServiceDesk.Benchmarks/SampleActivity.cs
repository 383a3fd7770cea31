namespace ChatServiceDesk.Benchmarks;

/// <summary>A message as Teams sends it from a personal chat.</summary>
internal static class SampleActivity
{
    public const string AppId = "9ac3d942-2da0-4939-adae-0dcbcbe413bb";
    public const string Tenant = "6e5f33f7-9d7a-40c2-8b2c-bfd90cb7151a";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public const string Json = $$$"""
        {"type":"message","id":"1763881200000","timestamp":"2026-11-23T09:00:00.000Z","localTimestamp":"2026-11-23T10:00:00.000+01:00",
        "localTimezone":"Europe/Oslo","channelId":"msteams","serviceUrl":"{{{ServiceUrl}}}",
        "from":{"id":"29:1mara","name":"Mara Lindqvist","aadObjectId":"0f22e612-221b-4460-912b-2cc6833060d0"},
        "conversation":{"conversationType":"personal","tenantId":"{{{Tenant}}}","id":"a:1mara-and-desk"},
        "recipient":{"id":"28:{{{AppId}}}","name":"Desk"},
        "text":"My laptop won't turn on and I have a customer demo in an hour","textFormat":"plain","locale":"en-US",
        "attachments":[{"contentType":"text/html","content":"<p>My laptop won't turn on and I have a customer demo in an hour</p>"}],
        "entities":[{"locale":"en-US","country":"NO","platform":"Windows","timezone":"Europe/Oslo","type":"clientInfo"}],
        "channelData":{"tenant":{"id":"{{{Tenant}}}" } } }
        """;
}
