using ChatServiceDesk.Teams.Activities;
using ChatServiceDesk.Teams.Connector;
using ChatServiceDesk.Teams.Tests.Activities;

namespace ChatServiceDesk.Teams.Tests;

public class PrivacyTests
{
    [Fact]
    public void What_people_say_and_who_they_are_is_not_printed()
    {
        Activity activity = A.Activity(
            ("text", "\"private\""), ("value", "\"private\""), ("from", """{"id":"29:ada","name":"private"}"""));
        TeamsMember member = new() { Id = "29:ada", Name = "private", Email = "private", UserPrincipalName = "private" };

        Assert.DoesNotContain("private", $"{activity}{OutboundActivity.Message("private")}{member}", StringComparison.Ordinal);
    }
}
