using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>What the desk's model learns from labelled messages, and from what a desk adds to them.</summary>
internal static class Curriculum
{
    private const string TheRest = "other";

    /// <summary>From so many utterances on, rare n-grams only make a model larger; among few they are worth a point of accuracy.</summary>
    private const int Many = 10_000;

    private static readonly Schooling Desk = new() { Layers = [new(48, IsWordwise: true), new(64)], Folds = 4 };

    public static Model Train(IReadOnlyList<Utterance> shipped, Additions additions, Lexicon lexicon)
    {
        HashSet<string> replaced = [.. additions.Utterances.Select(u => u.Text)];
        Utterance[] kept = [.. shipped.Where(u => !replaced.Contains(u.Text)).Select(u => GiveWay(u, lexicon))];
        IReadOnlyList<HeadPlan> plans = HeadPlan.For([.. kept, .. additions.Utterances]);
        Lesson[] lessons =
        [
            .. kept.Select(u => Learn(u, plans, lexicon)),
            .. additions.Utterances.Select(u => Learn(u, plans, lexicon) with { IsOwn = true }),
            .. new Drills(kept, lexicon).For(additions).Select(drill => Drill(drill, plans, lexicon)),
        ];
        Trained trained = Trainer.Train(Heads(plans), lessons, [], kept.Length < Many ? Desk : Desk with { LeastLessons = 2 });
        return trained.Model.With(Thresholds.Of(trained.Model, trained.Heard));
    }

    /// <summary>"Something else" is only what no category was for: what names a word of the desk's own category belongs there.</summary>
    private static Utterance GiveWay(Utterance utterance, Lexicon lexicon)
    {
        if (HeadPlan.CategoryOf(utterance) is not TheRest) return utterance;
        string[] own = [.. lexicon.Find(FoldedText.Of(utterance.Text)).Select(hit => lexicon.Concepts[hit.Concept].OwnCategory).OfType<string>().Distinct()];
        return own is [var only] ? utterance with { Category = only } : utterance;
    }

    private static Lesson Learn(Utterance utterance, IReadOnlyList<HeadPlan> plans, Lexicon lexicon) =>
        new(Reading.Of(utterance.Text, lexicon), [.. plans.Select(plan => plan.IndexOf(utterance))]);

    private static Lesson Drill((string Category, string Text, string? Intent) drill, IReadOnlyList<HeadPlan> plans, Lexicon lexicon) =>
        new(Reading.Of(drill.Text, lexicon), [.. plans.Select(plan => plan.Name switch
        {
            Head.Category => plan.IndexOf(drill.Category),
            Head.Intent => plan.IndexOf(drill.Intent),
            _ => -1,
        })]) { IsMessage = false, IsOwn = true };

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
