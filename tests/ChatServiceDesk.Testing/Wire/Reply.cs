using System.Globalization;
using System.Text;

namespace ChatServiceDesk.Testing.Wire;

/// <summary>How a <see cref="ScriptedServer"/> answers one request.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>An answer as the protocol wants it.</summary>
    internal sealed record Answer(int Status, string Body = "", string ContentType = "application/json", params string[] Headers) : Reply
    {
        public byte[] ToBytes()
        {
            byte[] body = Encoding.UTF8.GetBytes(Body);
            StringBuilder head = new();
            head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Scripted\r\nContent-Length: {body.Length}\r\nContent-Type: {ContentType}\r\n");
            foreach (string header in Headers)
                head.Append(header).Append("\r\n");
            return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
        }
    }

    /// <summary>These bytes, then the connection is closed.</summary>
    internal sealed record Raw(string Bytes) : Reply;

    /// <summary>The connection is reset without a word.</summary>
    internal sealed record Reset : Reply;

    /// <summary>The connection stays open and nothing comes.</summary>
    internal sealed record Silence : Reply;
}
