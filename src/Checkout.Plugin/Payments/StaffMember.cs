namespace LigdiCash.Checkout;

/// <summary>A member of the shop's staff who decides. Ids are compared ordinally: two ids are two persons.</summary>
public sealed record StaffMember
{
    private const int MaxLength = 100;

    /// <summary>Creates a member of the staff. Both texts are stored in journals.</summary>
    /// <param name="id">The stable account id from the shop's user store, not a name. 1 to 100 characters, no control characters,
    /// no leading or trailing blanks.</param>
    /// <param name="name">The displayed name. 1 to 100 characters, no control characters. Leading and trailing blanks are removed.</param>
    /// <exception cref="ArgumentException">The id or the name is not valid.</exception>
    public StaffMember(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        Id = IsValid(id) && id.Trim().Length == id.Length ? id : throw new ArgumentException(
            $"A staff id must have 1 to {MaxLength} characters, no control characters and no leading or trailing blanks.", nameof(id));
        Name = IsValid(name.Trim()) ? name.Trim() : throw new ArgumentException(
            $"A staff name must have 1 to {MaxLength} characters and no control characters.", nameof(name));
    }

    /// <summary>The stable id of the person's account.</summary>
    public string Id { get; }

    /// <summary>The displayed name.</summary>
    public string Name { get; }

    private static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && !text.Any(char.IsControl);
}
