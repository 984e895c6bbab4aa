using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LigdiCash.Checkout.Security;

internal sealed class DataProtectionKeys(
    IOptions<KeyManagementOptions> keys, IOptions<DataProtectionOptions> application,
    IEnumerable<IConfigureOptions<DataProtectionOptions>> names)
{
    public bool IsPersisted => keys.Value.XmlRepository is not null;

    // The framework itself configures one name, the content root. A shop that has moved may configure the same name.
    public bool IsNamed => names.Count(SetsName) > 1;

    public string Name => application.Value.ApplicationDiscriminator ?? "";

    private static bool SetsName(IConfigureOptions<DataProtectionOptions> configure)
    {
        var options = new DataProtectionOptions();
        configure.Configure(options);
        return options.ApplicationDiscriminator is { Length: > 0 };
    }
}
