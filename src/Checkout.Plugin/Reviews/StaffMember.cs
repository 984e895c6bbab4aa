namespace Checkout.Plugin;

/// <summary>Who of the shop's staff decides. Two members are two persons if their ids differ, compared character by character.</summary>
public sealed record StaffMember
{
    private const int MaxLength = 100;

    /// <summary>Names a member of the staff. Both texts are stored in journals.</summary>
    /// <param name="id">The stable id of the person's account, from the shop's own user store; never a name that people type.
    /// 1 to 100 characters, no control characters, no blanks at its ends.</param>
    /// <param name="name">The name that people read in journals; it decides nothing.
    /// 1 to 100 characters, no control characters; blanks at its ends are removed.</param>
    /// <exception cref="ArgumentException">The id or the name can't be used as it is.</exception>
    public StaffMember(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        Id = IsUsable(id) && id.Trim().Length == id.Length
            ? id
            : throw new ArgumentException(
                $"A staff id must have 1 to {MaxLength} characters, no control characters and no blanks at its ends.",
                nameof(id));
        Name = name.Trim() is var trimmed && IsUsable(trimmed)
            ? trimmed
            : throw new ArgumentException($"A staff name must have 1 to {MaxLength} characters and no control characters.", nameof(name));
    }

    /// <summary>The stable id of the person's account. Decisions compare it.</summary>
    public string Id { get; }

    /// <summary>The name that people read.</summary>
    public string Name { get; }

    private static bool IsUsable(string text) => text.Length is > 0 and <= MaxLength && !text.Any(char.IsControl);
}
