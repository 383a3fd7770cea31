using System.Text;
using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

public class ActivityUnicodeTests
{
    [Theory]
    [InlineData("text", """ "\ud83d" """)]
    [InlineData("text", """ "\ude00" """)]
    [InlineData("text", """ "\ude00\ud83d" """)]
    [InlineData("text", """ "\ud83dx\ude00" """)]
    [InlineData("text", """ "\ud83d\ud83d\ude00" """)]
    [InlineData("text", """ "\\\ud83d" """)]
    [InlineData("value", """{"note":"\uD83D"}""")]
    [InlineData("value", """{"\uD83D":1}""")]
    [InlineData("somethingNew", """["\uDE00"]""")]
    public void Half_a_character_is_malformed(string field, string json) =>
        Assert.Equal(new ActivityReading.Malformed("", "is not valid Unicode"), A.Reading((field, json)));

    [Theory]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\uD83D\uDE00\uD83D\uDE00""", "😀😀")]
    [InlineData("""\\ud83d""", """\ud83d""")]
    [InlineData("""\u0000""", "\0")]
    [InlineData("👩‍💻", "👩‍💻")]
    [InlineData("\u202Egnp.exe", "\u202Egnp.exe")]
    [InlineData("e\u0301 \u00e9", "e\u0301 \u00e9")]
    public void Text_arrives_letter_by_letter(string sent, string read) =>
        Assert.Equal(read, A.Activity(("text", $"\"{sent}\"")).Text);

    [Fact]
    public void Long_text_arrives_whole()
    {
        string text = string.Concat(Enumerable.Repeat("äß😀", 10_000));

        Assert.Equal(text, A.Activity(("text", $"\"{text}\"")).Text);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_malformed()
    {
        Assert.IsType<ActivityReading.Malformed>(ActivityReader.Read(Encoding.Unicode.GetBytes(A.Json())));
        Assert.IsType<ActivityReading.Malformed>(ActivityReader.Read(Encoding.Latin1.GetBytes(A.Json(("text", "\"é\"")))));
    }

    [Fact]
    public void A_byte_order_mark_is_fine() =>
        Assert.IsType<ActivityReading.Ok>(ActivityReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(A.Json())]));
}
