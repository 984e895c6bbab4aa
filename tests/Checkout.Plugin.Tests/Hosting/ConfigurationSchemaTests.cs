using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

public sealed class ConfigurationSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "src", "Checkout.Plugin", "ConfigurationSchema.json");

    private static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllText(SchemaFile)).RootElement.GetProperty("properties").GetProperty("Checkout");

    public static TheoryData<string> Settings => [.. Leaves(Root, "Checkout").Select(leaf => leaf.Key)];

    [Fact]
    public void An_editor_knows_every_setting_and_no_other() =>
        Assert.Equal(
            Options(typeof(CheckoutOptions), "Checkout").Order(StringComparer.Ordinal),
            Leaves(Root, "Checkout").Select(leaf => leaf.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Settings))]
    public void An_editor_says_what_a_setting_is_and_what_it_is_unless_set(string key)
    {
        var (schema, (type, value)) = (Leaves(Root, "Checkout").Single(leaf => leaf.Key == key).Schema, Default(key));

        Assert.NotEmpty(schema.GetProperty("description").GetString()!);
        Assert.Equal(
            type == typeof(long) ? "integer" : type == typeof(bool) ? "boolean" : "string", schema.GetProperty("type").GetString());
        Assert.Equal(value, schema.TryGetProperty("default", out var said) ? said.ToString() : "");
        Assert.True(
            !schema.TryGetProperty("pattern", out var pattern)
                || Regex.IsMatch(value, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
            value);
    }

    private static IEnumerable<(string Key, JsonElement Schema)> Leaves(JsonElement group, string prefix) =>
        group.GetProperty("properties").EnumerateObject().SelectMany(property => LeavesOf(property, $"{prefix}:{property.Name}"));

    private static IEnumerable<(string Key, JsonElement Schema)> LeavesOf(JsonProperty property, string key) =>
        property.Value.TryGetProperty("properties", out _) ? Leaves(property.Value, key) : [(key, property.Value)];

    private static IEnumerable<string> Options(Type options, string prefix) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => OptionsOf(property.PropertyType, $"{prefix}:{property.Name}"));

    private static IEnumerable<string> OptionsOf(Type type, string key) => IsGroup(type) ? Options(type, key) : [key];

    private static (Type Type, string Value) Default(string key)
    {
        var (type, value) = (typeof(CheckoutOptions), (object?)new CheckoutOptions());
        foreach (var name in key.Split(':').Skip(1))
        {
            var property = type.GetProperty(name)!;
            (type, value) = (property.PropertyType, property.GetValue(value));
        }

        return (type, value is Secret ? "" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }

    private static bool IsGroup(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal);
}
