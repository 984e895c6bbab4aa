namespace LigdiCash.Checkout.Settings;

// An image without tzdata knows no zone but UTC. These zones have had its time all year for decades.
internal static class ShopTimeZone
{
    private static readonly HashSet<string> EqualToUtc = new(StringComparer.OrdinalIgnoreCase)
    {
        "Africa/Abidjan", "Africa/Accra", "Africa/Bamako", "Africa/Banjul", "Africa/Conakry", "Africa/Dakar", "Africa/Freetown",
        "Africa/Lome", "Africa/Nouakchott", "Africa/Ouagadougou", "Etc/GMT", "Etc/UTC", "GMT",
    };

    // Null: the name is unknown here.
    public static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : EqualToUtc.Contains(name) ? TimeZoneInfo.Utc : null;
}
