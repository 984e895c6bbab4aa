using System.Security.Cryptography;
using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Wallet;

// One code per number and amount. A newer code replaces the older one, and each pays once.
internal sealed class OtpRegistry(EmulatorSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Number, long Amount), Otp> _codes = [];

    public Otp Issue(string number, long amount)
    {
        var otp = new Otp(number, amount, NewCode(), time.GetUtcNow() + settings.OtpLifetime);
        lock (_gate)
        {
            _codes[(number, amount)] = otp;
        }

        return otp;
    }

    public Refusal? Redeem(string number, long amount, string code)
    {
        lock (_gate)
        {
            if (!_codes.TryGetValue((number, amount), out var issued) || issued.Code != code)
            {
                return InvoiceCodes.WrongCode;
            }

            if (time.GetUtcNow() >= issued.ExpiresAt)
            {
                return InvoiceCodes.ExpiredCode;
            }

            _codes.Remove((number, amount));
            return null;
        }
    }

    public IReadOnlyList<Otp> Read()
    {
        lock (_gate)
        {
            return [.. _codes.Values.OrderByDescending(otp => otp.ExpiresAt)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _codes.Clear();
        }
    }

    private string NewCode()
    {
        var code = RandomNumberGenerator.GetString("0123456789", settings.OtpLength);
        return code is PaymentCode.Wrong or PaymentCode.Expired ? NewCode() : code;
    }
}

internal sealed record Otp(string Number, long Amount, string Code, DateTimeOffset ExpiresAt);
