using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatServiceDesk.Hosting;
using ChatServiceDesk.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatServiceDesk.Tests.Stories;

/// <summary>What may arrive at the edge of the desk in place of an activity.</summary>
public sealed class Bodies : Story
{
    private const int Limit = 256 * 1024;
    private const string Start = """{"type":"message","id":"1","serviceUrl":"http://127.0.0.1/","channelId":"msteams","from":{"id":"29:1"},"conversation":{"id":"a"}""";
    private static readonly Person Mara = World.Sample.Mara;
    private static readonly Uri Messages = new("api/messages", UriKind.Relative);

    public static TheoryData<string, string> Malformed => new()
    {
        { Start + $",\"value\":{Nested(64)}}}", "value" },
        { Start + $",\"value\":{Nested(10_000)}}}", "value" },
        { Start + $",\"unknown\":{Nested(64)}}}", "unknown" },
        { Nested(10_000), "" },
        { Start + ",\"text\":\"a\",\"text\":\"b\"}", "text" },
        { Start + ",\"from\":{\"id\":\"29:2\"}}", "from" },
        { Start + ",\"channelData\":{\"tenant\":{\"id\":\"x\",\"id\":\"y\"}}}", "channelData.tenant.id" },
        { Start + ",\"value\":{\"a\":[{\"b\":1,\"b\":2}]}}", "value" },
        { Start + ",\"unknown\":{\"a\":{\"b\":1,\"b\":2}}}", "unknown" },
        { Start + ",\"unknown\":1,\"unknown\":2}", "unknown" },
        { Start + ",\"text\":\"\\ud83d\"}", "" },
        { Start + ",\"text\":\"\\ude00\\ud83d\"}", "" },
        { Start + ",\"unknown\":{\"\\ud83d\":1}}", "" },
        { Start + ",\"value\":NaN}", "value" },
        { Start + ",\"value\":1e400}", "value" },
        { Start + ",\"unknown\":{\"a\":[-1e999]}}", "unknown" },
        { Start + ",\"text\":5}", "text" },
        { Start + ",\"timestamp\":\"yesterday\"}", "timestamp" },
        { Start + ",\"entities\":[5]}", "entities[0]" },
        { Start + ",\"attachments\":{}}", "attachments" },
        { Start + ",\"serviceUrl\":\"x\"}", "serviceUrl" },
        { Start.Replace("\"http://127.0.0.1/\"", "\"/emea\"", StringComparison.Ordinal) + "}", "serviceUrl" },
        { Start, "" },
        { Start + "}}", "" },
        { Start + ",}", "" },
        { "", "" },
        { "\u0001", "" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_answered_400_with_the_field_and_leaves_one_line_in_the_log(string body, string field)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await stage.Http.PostAsync(Messages, content, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))?["field"]);
        await AssertRefusedAsync(stage, log);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD })]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    public async Task Bytes_that_are_no_utf8_are_refused(byte[] bytes)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(stage, [.. Encoding.UTF8.GetBytes(Start + ",\"text\":\""), .. bytes, .. "\"}"u8]));
        await AssertRefusedAsync(stage, log);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=\"iso-8859-1\"")]
    public async Task Another_content_type_is_refused(string? type)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(stage, Good(stage), type));
        await AssertRefusedAsync(stage, log);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; CHARSET=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/vnd.microsoft.activity+json")]
    public async Task Json_in_utf8_is_let_in_however_it_is_named_with_or_without_a_byte_order_mark(string type)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, [.. Encoding.UTF8.Preamble, .. Good(stage)], type));
        await stage.SettleAsync(Cancelled);

        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
        Assert.Empty(log.Security);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public async Task A_body_in_wider_characters_is_refused_whatever_it_calls_itself(string encoding)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        Encoding wide = Encoding.GetEncoding(encoding);
        byte[] body = wide.GetBytes(Encoding.UTF8.GetString(Good(stage)));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(stage, body));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(stage, [.. wide.GetPreamble(), .. body]));
        Assert.Equal(2, log.Security.Count);
        Assert.Empty(await stage.RowsAsync("", Cancelled));
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("identity, gzip", 415)]
    [InlineData("identity", 200)]
    public async Task A_packed_body_is_not_unpacked(string encoding, int status)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        using ByteArrayContent content = new(Good(stage)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using HttpResponseMessage response = await stage.Http.PostAsync(Messages, content, Cancelled);

        Assert.Equal((status, status == 200 ? 0 : 1), ((int)response.StatusCode, log.Security.Count));
    }

    [Theory]
    [InlineData(Limit, false, 200)]
    [InlineData(Limit, true, 200)]
    [InlineData(Limit + 1, false, 413)]
    [InlineData(Limit + 1, true, 413)]
    [InlineData(8 * Limit, false, 413)]
    [InlineData(8 * Limit, true, 413)]
    public async Task A_body_has_at_most_256_kilobytes_whether_it_says_how_long_it_is_or_not(int length, bool chunked, int status)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        byte[] good = Good(stage);
        byte[] padded = [.. good, .. Enumerable.Repeat((byte)' ', length - good.Length)];
        using HttpRequestMessage request = new(HttpMethod.Post, Messages) { Content = new ByteArrayContent(padded) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        (request.Headers.TransferEncodingChunked, request.Headers.ExpectContinue) = (chunked, true);

        using HttpResponseMessage response = await stage.Http.SendAsync(request, Cancelled);

        Assert.Equal((status, status == 200 ? 0 : 1), ((int)response.StatusCode, log.Security.Count));
    }

    [Fact]
    public async Task Of_a_body_without_end_no_more_is_read_than_the_limit_and_one_byte()
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        using EndlessStream body = new();

        Assert.Equal(413, await new PastTheServer(stage, body).SendAsync());

        Assert.Equal(Limit + 1, body.Given);
        Assert.True(body.LargestRoom <= Limit, $"It offered room for {body.LargestRoom} bytes at once.");
        await AssertRefusedAsync(stage, log);
    }

    [Fact]
    public async Task Many_bodies_without_end_cost_no_memory_that_stays()
    {
        await using DeskStage stage = await StartAsync();
        long before = 0;
        for (int i = 0; i < 400; i++)
        {
            if (i == 100) before = GC.GetAllocatedBytesForCurrentThread();
            using EndlessStream body = new();
            Assert.Equal(413, await new PastTheServer(stage, body).SendAsync());
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 300 * 64 * 1024, "Each refused body costs more than a quarter of its limit in fresh memory.");
    }

    [Fact]
    public async Task Who_sends_too_slowly_is_cut_off_with_408()
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log, new RequestLimits { Patience = TimeSpan.FromMilliseconds(200) });
        using TcpClient slow = new();
        await slow.ConnectAsync(IPAddress.Loopback, stage.Http.BaseAddress!.Port, Cancelled); // The stage's client always has one.
        await using NetworkStream stream = slow.GetStream();
        await stream.WriteAsync("POST /api/messages HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"type\":"u8.ToArray(), Cancelled);
        using StreamReader reader = new(stream);

        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(Cancelled));
        await AssertRefusedAsync(stage, log);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(413)]
    [InlineData(400)]
    public async Task What_the_web_server_refuses_while_the_body_is_read_is_answered_so(int status)
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        using BreakingStream body = new(new Microsoft.AspNetCore.Http.BadHttpRequestException("canary", status));

        Assert.Equal(status, await new PastTheServer(stage, body).SendAsync());
        Assert.DoesNotContain("canary", Assert.Single(log.Security).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_error_of_ours()
    {
        using RememberedLog log = new();
        await using DeskStage stage = await StartAsync(log);
        using BreakingStream broken = new(new IOException("reset"));
        using BreakingStream gone = new(new OperationCanceledException());
        PastTheServer left = new(stage, gone);
        left.Context.RequestAborted = new CancellationToken(canceled: true);

        Assert.Equal(400, await new PastTheServer(stage, broken).SendAsync());
        await left.SendAsync();

        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task The_web_server_cuts_off_who_sends_less_than_240_bytes_a_second()
    {
        await using DeskStage stage = await StartAsync();

        KestrelServerLimits limits = stage.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal((240d, TimeSpan.FromSeconds(5)), (limits.MinRequestBodyDataRate?.BytesPerSecond, limits.MinRequestBodyDataRate?.GracePeriod));
        Assert.Equal(2 * Limit, limits.MaxRequestBodySize); // With room for the marks between chunks; the desk itself counts what is said.
        Assert.Equal(TimeSpan.FromSeconds(15), stage.Services.GetRequiredService<RequestLimits>().Patience);
    }

    [Fact]
    public async Task Fields_entities_and_attachments_that_nobody_knows_disturb_nothing()
    {
        await using DeskStage stage = await StartAsync();
        JsonObject message = stage.People.Activities.Message(Mara, Steps.Clear);
        message["novelty"] = JsonNode.Parse("""{"a":[1,null,{"b":"c"}]}""");
        message["channelData"]!["novelty"] = 5; // Every activity from here has channelData.
        message["entities"]!.AsArray().Add(JsonNode.Parse("""{"type":"https://schema.example/new","items":[{"x":1}]}"""));
        message["attachments"]!.AsArray().Add(JsonNode.Parse("""{"contentType":"application/x-new","content":[1,2],"contentUrl":"https://example.com/x"}"""));

        DeskAnswer answer = await stage.People.SendAsync(message, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("This is what I understood", stage.Teams.ChatOf(Mara).Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("novelty")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("MESSAGE")]
    public async Task A_type_that_the_desk_has_no_use_for_is_answered_200_and_has_no_effect(string type)
    {
        await using DeskStage stage = await StartAsync();
        JsonObject activity = stage.People.Activities.Message(Mara, Steps.Clear);
        activity["type"] = type;

        DeskAnswer answer = await stage.People.SendAsync(activity, Cancelled);
        await stage.SettleAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(await stage.RowsAsync("i|", Cancelled));
        Assert.Empty(stage.Teams.Calls);
    }

    private static Task<DeskStage> StartAsync(RememberedLog log, RequestLimits? limits = null) => DeskStage.StartAsync(Cancelled, build: builder =>
    {
        builder.Services.AddSingleton<ILoggerProvider>(log);
        builder.Services.AddSingleton(limits ?? new RequestLimits());
    });

    private static string Nested(int depth) => $"{new string('[', depth)}{new string(']', depth)}";

    private static byte[] Good(DeskStage stage) => Encoding.UTF8.GetBytes(stage.People.Activities.Message(Mara, Steps.Clear).ToJsonString());

    private static async Task<HttpStatusCode> PostAsync(DeskStage stage, byte[] body, string? type = "application/json")
    {
        using ByteArrayContent content = new(body);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        using HttpResponseMessage response = await stage.Http.PostAsync(Messages, content, Cancelled);
        return response.StatusCode;
    }

    private static async Task AssertRefusedAsync(DeskStage stage, RememberedLog log)
    {
        Assert.Single(log.Security);
        Assert.Empty(await stage.RowsAsync("", Cancelled));
        Assert.Empty(stage.Teams.Calls);
    }
}
