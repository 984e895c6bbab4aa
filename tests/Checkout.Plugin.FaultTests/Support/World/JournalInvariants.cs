namespace Checkout.Plugin.Tests;

// A row's journal must lead to its status by allowed transitions, without gaps.
internal static class JournalInvariants
{
    public static IEnumerable<string> Broken(
        string kind, IReadOnlySet<(string From, string To)> edges, IEnumerable<JournaledRow> rows, IReadOnlyList<TransitionRecord> all)
    {
        var steps = all.OrderBy(step => step.Version).ToLookup(step => step.Subject, StringComparer.Ordinal);
        foreach (var (id, status, version) in rows)
        {
            var own = steps[id].ToList();
            if (own.Count != version || !IsGapless(own) || own[^1].ToStatus != status)
            {
                var written = string.Join(", ", own.Select(step => $"{step.Version} {step.FromStatus}>{step.ToStatus}"));
                yield return $"I4: {kind} {id} is {status} at version {version}, but its journal says {written}";
            }

            foreach (var step in own.Where(step => !edges.Contains((step.FromStatus, step.ToStatus))))
            {
                yield return $"I4: {kind} {id} went from \"{step.FromStatus}\" to {step.ToStatus}, which nothing may";
            }
        }
    }

    private static bool IsGapless(List<TransitionRecord> steps) => steps.Index().All(
        step => step.Item.Version == step.Index + 1 && step.Item.FromStatus == (step.Index == 0 ? "" : steps[step.Index - 1].ToStatus));
}

// The status and the version of a row with a journal.
internal sealed record JournaledRow(string Id, string Status, long Version)
{
    public static JournaledRow Of(PaymentRecord payment) => new(payment.Id, payment.Status, payment.Version);

    public static JournaledRow Of(PayoutRecord payout) => new(payout.Id, payout.Status, payout.Version);
}
