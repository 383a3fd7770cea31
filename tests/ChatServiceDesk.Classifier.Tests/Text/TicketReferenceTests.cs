using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Tests.Text;

public sealed class TicketReferenceTests
{
    [Theory]
    [InlineData("status of INC-1042", "INC-1042")]
    [InlineData("req 88, how long?", "REQ-88")]
    [InlineData("INC1042", "INC-1042")]
    [InlineData("(inc-1042)", "INC-1042")]
    [InlineData("ticket number 5531 please", "5531")]
    [InlineData("Ticket Nr. 5531", "5531")]
    [InlineData("le ticket n° 5531", "5531")]
    [InlineData("is #4417 open", "4417")]
    public void A_named_ticket_is_found(string text, string expected) => Assert.Equal(expected, TicketReference.Find(text));

    [Theory]
    [InlineData("I have 12 monitors")]
    [InlineData("error 0x80070005")]
    [InlineData("HP-4050 is jammed")]
    [InlineData("zinc-1042")]
    [InlineData("INC-1042a")]
    [InlineData("two tickets")]
    [InlineData("we're #1")]
    [InlineData("INC-1234567890")]
    public void Other_numbers_are_no_tickets(string text) => Assert.Null(TicketReference.Find(text));

    [Theory]
    [InlineData("INC-1042", true)]
    [InlineData(" ticket 1042 ?", true)]
    [InlineData("INC-1042 please", false)]
    [InlineData("my INC-1042", false)]
    public void A_number_alone_is_told_from_a_sentence(string text, bool isAll) => Assert.Equal(isAll, TicketReference.IsAll(text));
}
