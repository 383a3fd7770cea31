using System.Globalization;

namespace ChatServiceDesk.Tickets.Tests;

public sealed class TicketNumberTests
{
    [Theory]
    [InlineData("INC-1042", TicketKind.Incident, 1042)]
    [InlineData("REQ-1043", TicketKind.ServiceRequest, 1043)]
    [InlineData("inc-1", TicketKind.Incident, 1)]
    [InlineData("Req-7", TicketKind.ServiceRequest, 7)]
    [InlineData(" \tINC-1042\n", TicketKind.Incident, 1042)]
    [InlineData("INC-0042", TicketKind.Incident, 42)]
    [InlineData("INC-9223372036854775807", TicketKind.Incident, long.MaxValue)]
    public void Every_spelling_is_read(string text, TicketKind kind, long value)
    {
        Assert.True(TicketNumber.TryParse(text, null, out TicketNumber number));
        Assert.Equal(new TicketNumber(kind, value), number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("INC-")]
    [InlineData("INC-0")]
    [InlineData("INC--1")]
    [InlineData("INC-+1")]
    [InlineData("INC- 1")]
    [InlineData("INC-1 2")]
    [InlineData("INC-1.0")]
    [InlineData("INC-1,000")]
    [InlineData("INC-0x10")]
    [InlineData("INC-١٢")]
    [InlineData("INC-9223372036854775808")]
    [InlineData("INC-99999999999999999999")]
    [InlineData("INC1042")]
    [InlineData("1042")]
    [InlineData("-1042")]
    [InlineData("CHG-1042")]
    [InlineData("XINC-1042")]
    public void Anything_else_is_no_number(string? text)
    {
        Assert.False(TicketNumber.TryParse(text, null, out TicketNumber number));
        Assert.Equal(default, number);
    }

    [Theory]
    [InlineData(TicketKind.Incident, 1042, "INC-1042")]
    [InlineData(TicketKind.ServiceRequest, 7, "REQ-7")]
    public void What_is_written_is_read_back(TicketKind kind, long value, string text)
    {
        TicketNumber number = new(kind, value);

        Assert.Equal(text, number.ToString());
        Assert.Equal(number, TicketNumber.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_text_that_is_no_number_is_named_in_the_error()
    {
        var error = Assert.Throws<FormatException>(() => TicketNumber.Parse("ticket 5", CultureInfo.InvariantCulture));

        Assert.Contains("ticket 5", error.Message, StringComparison.Ordinal);
    }
}
