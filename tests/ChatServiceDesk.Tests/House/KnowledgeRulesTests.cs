namespace ChatServiceDesk.Tests.House;

public sealed class KnowledgeRulesTests
{
    [Fact]
    public void Only_Storage_names_a_table_row() => Violation.None(KnowledgeRules.Rows(Repository.Sources));

    [Fact]
    public void Only_Notifications_and_Conversations_send() => Violation.None(KnowledgeRules.Sending(Repository.Sources));

    [Fact]
    public void Only_Directory_makes_requests_of_its_own() => Violation.None(KnowledgeRules.Requests(Repository.Sources));

    [Fact]
    public void Only_the_turn_pipeline_and_the_agenda_pump_catch_everything() => Violation.None(KnowledgeRules.Catches(Repository.Sources));

    [Fact]
    public void Only_Conversations_reads_what_an_activity_says() => Violation.None(KnowledgeRules.Speech(Repository.Sources));

    [Theory]
    [InlineData("class A(Turn turn)\n{\n    string B() => turn.Activity.TextWithoutMention;\n}")]
    [InlineData("class A(Turn turn)\n{\n    string? B() => turn.Activity.Text;\n}")]
    [InlineData("class A(Activity activity)\n{\n    object? B() => activity.Value;\n}")]
    public void A_slice_that_reads_what_an_activity_says_is_found(string code)
    {
        Assert.Single(KnowledgeRules.Speech([Slice(code)]));
        Assert.Empty(KnowledgeRules.Speech([SourceFile.Parse("src/ChatServiceDesk/Conversations/A.cs", code)]));
    }

    [Theory]
    [InlineData("class A(Turn turn)\n{\n    string B() => turn.Text;\n}")]
    [InlineData("class A(Turn turn)\n{\n    object B() => turn.Activity.Conversation.Id;\n}")]
    public void A_slice_that_reads_what_is_left_of_it_is_fine(string code) => Assert.Empty(KnowledgeRules.Speech([Slice(code)]));

    [Theory]
    [InlineData("class A\n{\n    object B() => new RowData();\n}")]
    [InlineData("class A\n{\n    void B(\n        Row row) { }\n}")]
    [InlineData("class A\n{\n    string B() => Keys.Ticket(5);\n}")]
    [InlineData("class A\n{\n    string B() => Storage.Keys.Ticket(5);\n}")]
    [InlineData("class A\n{\n    object B() => new RowChange.Delete(\"\", default);\n}")]
    [InlineData("class A(ITable table)\n{\n    object B() => table.GetAsync(\"\", \"\", default);\n}")]
    [InlineData("class A\n{\n    ITable Shelf { get; }\n    object B() => Shelf.CommitAsync(\"\", [], default);\n}")]
    public void Row_knowledge_outside_Storage_is_found(string code)
    {
        Assert.Single(KnowledgeRules.Rows([Slice(code)]));
        Assert.Empty(KnowledgeRules.Rows([SourceFile.Parse("src/ChatServiceDesk/Storage/A.cs", code)]));
    }

    [Theory]
    [InlineData("class A(Dictionary<int, int> b)\n{\n    object B() => b.Keys.First();\n}")]
    [InlineData("class A(ITable table)\n{\n    object B() => new TicketStore(table);\n}")]
    [InlineData("class A(Journal journal)\n{\n    object B() => journal.CommitAsync(\"\", default);\n}")]
    public void What_only_looks_like_row_knowledge_is_not_found(string code) => Assert.Empty(KnowledgeRules.Rows([Slice(code)]));

    [Theory]
    [InlineData("class A(ConnectorClient client)\n{\n    void B() { }\n}", 1)]
    [InlineData("class A(ConnectorClient client)\n{\n    object B() => client.SendAsync(null, null, null, default);\n}", 2)]
    [InlineData("class A(ConnectorClient client)\n{\n    object B() => client.UpdateAsync(null, null, null, default);\n}", 2)]
    public void A_slice_that_sends_is_found(string code, int count)
    {
        Assert.Equal(count, KnowledgeRules.Sending([Slice(code)]).Count());
        Assert.Empty(KnowledgeRules.Sending([SourceFile.Parse("src/ChatServiceDesk/Notifications/A.cs", code)]));
    }

    [Fact]
    public void Directory_may_ask_the_connector_but_not_send()
    {
        const string Asks = "class A(ConnectorClient client)\n{\n    object B() => client.GetMemberAsync(null, null, null, default);\n}";
        const string Sends = "class A(ConnectorClient client)\n{\n    object B() => client.SendAsync(null, null, null, default);\n}";

        Assert.Empty(KnowledgeRules.Sending([SourceFile.Parse("src/ChatServiceDesk/Directory/A.cs", Asks)]));
        Assert.Single(KnowledgeRules.Sending([SourceFile.Parse("src/ChatServiceDesk/Directory/A.cs", Sends)]));
    }

    [Theory]
    [InlineData("class A(HttpClient http);")]
    [InlineData("class A\n{\n    object B() => new System.Net.Http.HttpClient();\n}")]
    [InlineData("class A\n{\n    string B = \"https://graph.microsoft.com/v1.0/users\";\n}")]
    public void A_request_outside_Directory_is_found(string code)
    {
        Assert.Single(KnowledgeRules.Requests([Slice(code)]));
        Assert.Empty(KnowledgeRules.Requests([SourceFile.Parse("src/ChatServiceDesk/Directory/A.cs", code)]));
    }

    [Theory]
    [InlineData("catch (Exception) { }", 1)]
    [InlineData("catch (Exception e) { Log(e); }", 1)]
    [InlineData("catch (System.Exception) { }", 1)]
    [InlineData("catch { }", 1)]
    [InlineData("catch { Clean(); throw; }", 0)]
    [InlineData("catch (Exception e) when (e is IOException) { }", 0)]
    [InlineData("catch (IOException) { }", 0)]
    public void Whoever_catches_everything_is_found(string clause, int count)
    {
        string code = $"class A {{ void B() {{ try {{ }} {clause} }} }}";

        Assert.Equal(count, KnowledgeRules.Catches([Slice(code)]).Count());
        Assert.Equal(count, KnowledgeRules.Catches([SourceFile.Parse("src/ChatServiceDesk.Tables/A.cs", code)]).Count());
    }

    [Fact]
    public void The_agenda_pump_may_catch_everything_once()
    {
        const string Once = "class A { void B() { try { } catch (Exception) { } } }";
        const string Pump = "src/ChatServiceDesk/Notifications/AgendaPump.cs";

        Assert.Empty(KnowledgeRules.Catches([SourceFile.Parse(Pump, Once)]));
        Assert.Single(KnowledgeRules.Catches([SourceFile.Parse(Pump, Once + Once)]));
    }

    private static SourceFile Slice(string code) => SourceFile.Parse("src/ChatServiceDesk/Claiming/A.cs", code);
}
