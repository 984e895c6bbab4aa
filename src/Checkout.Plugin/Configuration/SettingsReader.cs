using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace LigdiCash.Checkout.Configuration;

// Reads each value separately, so that one unreadable value does not hide other faults. Messages never contain a value: it may be a secret.
internal sealed class SettingsReader(IConfiguration section)
{
    private const string Root = "Checkout";

    // The key's path from the root of the configuration.
    public string PathOf(string key) =>
        section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;

    public IReadOnlyList<string> ReadInto(CheckoutOptions options)
    {
        var faults = new List<string>();
        Read(section, options, Root, faults);
        return faults;
    }

    private static void Read(IConfiguration section, object options, string path, List<string> faults)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var key = $"{path}:{property.Name}";
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                Read(section.GetSection(property.Name), property.GetValue(options)!, key, faults);
            }
            else if (section[property.Name] is { } text)
            {
                Set(property, options, text, key, faults);
            }
        }
    }

    private static void Set(PropertyInfo property, object options, string text, string key, List<string> faults)
    {
        try
        {
            var converter = TypeDescriptor.GetConverter(property.PropertyType);
            property.SetValue(options, converter.ConvertFromString(null, CultureInfo.InvariantCulture, text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            faults.Add($"{key} can't be read: write it like {Example(property.PropertyType)}.");
        }
    }

    private static string Example(Type type) =>
        type == typeof(TimeSpan) ? "00:00:15" : type == typeof(bool) ? "true" : type == typeof(long) ? "2000000"
        : type == typeof(PaymentMethods) ? "Hosted, Mobile" : type == typeof(Uri) ? "https://shop.example" : "plain text";
}
