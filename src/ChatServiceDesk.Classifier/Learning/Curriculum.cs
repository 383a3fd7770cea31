using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>What the desk's model learns from labelled messages, and from the words that a desk has added.</summary>
internal static class Curriculum
{
    private static readonly Schooling Desk = new() { Width = 64, Folds = 4, Rounds = 4 };

    public static int TimesAdded = int.Parse(Environment.GetEnvironmentVariable("T") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
    public static int TimesWord = int.Parse(Environment.GetEnvironmentVariable("W") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    public static Model Train(IReadOnlyList<Utterance> utterances, Additions additions, Lexicon lexicon)
    {
        HashSet<string> replaced = [.. additions.Utterances.Select(u => u.Text)];
        Utterance[] kept = [.. utterances.Where(u => !replaced.Contains(u.Text))];
        IReadOnlyList<HeadPlan> plans = HeadPlan.For([.. kept, .. additions.Utterances]);
        Lesson[] lessons =
        [
            .. kept.Select(u => Teach(u, plans, lexicon)),
            .. additions.Utterances.Select(u => Teach(u, plans, lexicon) with { Times = TimesAdded }),
            .. additions.Words.SelectMany(own => own.Words.Select(term => Teach(own.Category, term, plans, lexicon) with { Times = TimesWord })),
        ];
        Trained trained = Trainer.Train(Heads(plans), lessons, [], Desk);
        return trained.Model.With(Thresholds.Of(trained.Model, trained.Heard));
    }

    private static Lesson Teach(Utterance utterance, IReadOnlyList<HeadPlan> plans, Lexicon lexicon) =>
        new(Reading.Of(utterance.Text, lexicon), [.. plans.Select(plan => plan.IndexOf(utterance))]);

    /// <summary>A word says what a message is about, and nothing else about it.</summary>
    private static Lesson Teach(string category, string term, IReadOnlyList<HeadPlan> plans, Lexicon lexicon) =>
        new(Reading.Of(term, lexicon), [.. plans.Select(plan => plan.Name is Head.Category ? plan.IndexOf(category) : -1)]) { IsMessage = false };

    private static Head[] Heads(IReadOnlyList<HeadPlan> plans)
    {
        Head[] heads = new Head[plans.Count];
        for (int i = 0, column = 0; i < plans.Count; column += plans[i++].Labels.Count)
        {
            heads[i] = new Head(plans[i].Name, plans[i].Labels, column, plans[i].Name is Head.Intent ? (int)Intent.OutOfScope : -1);
        }

        return heads;
    }
}
