using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

// How lasting the Data Protection keys are by which the database's secrets are sealed.
internal sealed class KeyRing(IOptions<KeyManagementOptions> keys, IOptions<DataProtectionOptions> application, IEnumerable<IConfigureOptions<DataProtectionOptions>> names)
{
    // Somebody said where they are kept.
    public bool IsPersisted => keys.Value.XmlRepository is not null;

    // Somebody gave them a name. The framework gives them one too, the folder's in which the application lies; a shop that has moved may well give that one.
    public bool IsNamed => names.Count(SetsName) > 1;

    public string Name => application.Value.ApplicationDiscriminator ?? "";

    private static bool SetsName(IConfigureOptions<DataProtectionOptions> configure)
    {
        var options = new DataProtectionOptions();
        configure.Configure(options);
        return options.ApplicationDiscriminator is { Length: > 0 };
    }
}
