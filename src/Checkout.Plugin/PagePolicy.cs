namespace Checkout.Plugin;

// What a page may load and do. Styles and scripts are ours alone, and none stands inside a page.
internal static class PagePolicy
{
    // In the shop's layout, whose scripts and styles may come from anywhere: no more than that nobody lays the page under a page of their own.
    public const string InLayout = "frame-ancestors 'none'";

    // No page at all: what a callback, a script or a browser reads.
    public const string Nothing = "default-src 'none'; frame-ancestors 'none'";

    // A page with nothing but links. Pictures and letters may be the shop's own.
    public const string Links = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A page of ours with forms and our script.
    public const string Forms = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
