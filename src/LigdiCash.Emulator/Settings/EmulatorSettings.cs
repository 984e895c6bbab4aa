using System.ComponentModel;
using System.Globalization;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Settings;

internal sealed record EmulatorSettings(string ApiKey, string ApiToken, string PublicBaseUrl, IReadOnlySet<string> AllowCallbacksTo)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(30);
    private static readonly char[] Separators = [',', ';', ' '];

    public int RefusalStatus { get; private init; }

    public int CallbackAttempts { get; private init; }

    public bool CallbacksOnPending { get; private init; }

    public bool CallbacksOnNotCompleted { get; private init; }

    public bool CancelIsFinal { get; private init; }

    public TimeSpan? ExpireAfter { get; private init; }

    public int OtpLength { get; private init; }

    public TimeSpan OtpLifetime { get; private init; }

    public bool CallbackTokens { get; private init; }

    public bool AmountsAsText { get; private init; }

    public bool AcceptTextAmounts { get; private init; }

    public TimeSpan? ConfirmFor { get; private init; }

    public long PayoutMinimum { get; private init; }

    public bool RefuseRepeatedPayouts { get; private init; }

    public bool PayoutCallbacksNameOwnId { get; private init; }

    public bool SendsCallbackFor(string finalStatus) => CallbacksOnNotCompleted || finalStatus != PaymentStatus.NotCompleted;

    public static EmulatorSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Emulator");
        var hosts = (section["AllowCallbacksTo"] ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return new EmulatorSettings(section["ApiKey"] ?? "", section["ApiToken"] ?? "", BaseUrl(section["PublicBaseUrl"] ?? ""),
            hosts.ToHashSet(StringComparer.OrdinalIgnoreCase))
        {
            RefusalStatus = Read(section, nameof(RefusalStatus), StatusCodes.Status200OK, status => status is >= 200 and <= 599),
            CallbackAttempts = Read(section, nameof(CallbackAttempts), 1, attempts => attempts is >= 1 and <= 100),
            CallbacksOnPending = Read(section, nameof(CallbacksOnPending), fallback: false),
            CallbacksOnNotCompleted = Read(section, nameof(CallbacksOnNotCompleted), fallback: true),
            CancelIsFinal = Read(section, nameof(CancelIsFinal), fallback: false),
            ExpireAfter = Read(section, nameof(ExpireAfter), (TimeSpan?)null, wait => wait > TimeSpan.Zero && wait <= MaxWait),
            OtpLength = Read(section, nameof(OtpLength), 6, length => length is >= 4 and <= 10),
            OtpLifetime = Read(section, nameof(OtpLifetime), TimeSpan.FromMinutes(5), lifetime => lifetime > TimeSpan.Zero),
            CallbackTokens = Read(section, nameof(CallbackTokens), fallback: false),
            AmountsAsText = Read(section, nameof(AmountsAsText), fallback: false),
            AcceptTextAmounts = Read(section, nameof(AcceptTextAmounts), fallback: true),
            ConfirmFor = Read(section, nameof(ConfirmFor), (TimeSpan?)null, lifetime => lifetime > TimeSpan.Zero),
            PayoutMinimum = Read(section, nameof(PayoutMinimum), 100L, amount => amount > 0),
            RefuseRepeatedPayouts = Read(section, nameof(RefuseRepeatedPayouts), fallback: true),
            PayoutCallbacksNameOwnId = Read(section, nameof(PayoutCallbacksNameOwnId), fallback: false),
        };
    }

    private static T Read<T>(IConfigurationSection section, string name, T fallback, Func<T, bool>? allows = null)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return fallback;
        }

        try
        {
            var value = (T)TypeDescriptor.GetConverter(typeof(T)).ConvertFromString(context: null, CultureInfo.InvariantCulture, text)!;
            return allows?.Invoke(value) == false ? throw new FormatException() : value;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new EmulatorRefusedException(
                $"Emulator:{name} is '{text}', which it cannot be. Give a value like those in the emulator's README, or leave it out.");
        }
    }

    private static string BaseUrl(string value)
    {
        if (value.Length > 0 && !value.IsWebAddress())
        {
            throw new EmulatorRefusedException(
                $"Emulator:PublicBaseUrl is '{value}'. Give an absolute http or https address, "
                + "or leave it empty to use the address of each create request.");
        }

        return value.TrimEnd('/');
    }
}
