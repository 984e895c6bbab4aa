using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Checkout.Plugin;

// Reads the options from their section value by value, so that one that can't be read hides none of the others. What it says names the key, never a value that may be a key.
internal sealed class CheckoutSettings(IConfiguration section)
{
    private const string Root = "Checkout";

    // How the whole configuration calls what the section calls so.
    public string PathOf(string key) => section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;

    public IReadOnlyList<string> ReadInto(CheckoutOptions options)
    {
        var faults = new List<string>();
        Read(section, options, Root, faults);
        return faults;
    }

    private static void Read(IConfiguration section, object options, string path, List<string> faults)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
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
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromString(null, CultureInfo.InvariantCulture, text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            faults.Add($"{key} can't be read: write it like {Example(property.PropertyType)}.");
        }
    }

    private static string Example(Type type) =>
        type == typeof(TimeSpan) ? "00:00:15" : type == typeof(bool) ? "true" : type == typeof(PaymentMethods) ? "Hosted, Mobile" : type == typeof(long) ? "2000000" : type == typeof(Uri) ? "https://shop.example" : "plain text";
}
