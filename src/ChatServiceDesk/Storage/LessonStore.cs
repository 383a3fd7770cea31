using System.Runtime.CompilerServices;
using ChatServiceDesk.Classifier;
using ChatServiceDesk.Tables;

namespace ChatServiceDesk.Storage;

/// <summary>All that people have put right, for training. Lessons from restricted queues are among them: nobody is to be shown a text.</summary>
internal sealed class LessonStore(ITable table, TenantStore tenants)
{
    /// <param name="languageOf">Says in which language a text is, for tickets that don't say it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async IAsyncEnumerable<Utterance> ReadAllAsync(Func<string, string> languageOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string partition in tenants.PartitionsAsync(cancellationToken))
        {
            await foreach (Row row in table.RangeAsync(partition, KeyRange.Prefix(Keys.LessonPrefix), cancellationToken))
            {
                if (Read(row) is not { } lesson)
                {
                    continue;
                }

                yield return new Utterance(lesson.Text, lesson.Intent, lesson.Category, lesson.Language ?? languageOf(lesson.Text));
            }
        }
    }

    /// <summary>What can't be read teaches nothing and stops nothing; <c>verify</c> names it.</summary>
    private static Lesson? Read(Row row)
    {
        try
        {
            return Lesson.Read(row);
        }
        catch (RowFormatException)
        {
            return null;
        }
    }
}
