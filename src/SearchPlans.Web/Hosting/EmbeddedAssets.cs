using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace SearchPlans.Web.Hosting;

/// <summary>
/// Styles, scripts and icons, which lie in the assembly: a program that is a single file has nothing beside it. Each is served under its
/// name, and, for browsers to keep for good, under one that holds a fingerprint of it; pages that name <c>~/site.css</c> get the latter.
/// </summary>
internal sealed class EmbeddedAssets
{
    // As the project file names the resources: wwwroot/site.css.
    private const string Folder = "wwwroot/";

    // Of the SHA-256; enough to tell two versions apart.
    private const int FingerprintLetters = 10;

    private const string ForGood = "max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";

    private readonly List<Asset> _all;

    private sealed record Asset(string Name, string FingerprintedName, string ContentType, byte[] Content, EntityTagHeaderValue Tag);

    private EmbeddedAssets(List<Asset> all) => _all = all;

    /// <summary>Reads all of an assembly.</summary>
    public static EmbeddedAssets Of(Assembly assembly)
    {
        FileExtensionContentTypeProvider types = new();
        List<Asset> all = [];
        foreach (string resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            string name = resource[Folder.Length..];
            string fingerprint = Convert.ToHexStringLower(SHA256.HashData(content))[..FingerprintLetters];
            all.Add(new Asset(name, $"{name[..^Path.GetExtension(name).Length]}.{fingerprint}{Path.GetExtension(name)}",
                types.TryGetContentType(name, out string? type) ? type : "application/octet-stream",
                content, new EntityTagHeaderValue($"\"{fingerprint}\"")));
        }
        return new EmbeddedAssets(all);
    }

    /// <summary>Serves them to everybody.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        foreach (Asset asset in _all)
        {
            MapOne(asset.Name, asset, AskEachTime);
            MapOne(asset.FingerprintedName, asset, ForGood);
        }

        void MapOne(string name, Asset asset, string caching) => app
            .MapMethods("/" + name, [HttpMethods.Get, HttpMethods.Head], context =>
            {
                context.Response.Headers.CacheControl = caching;
                return Results.Bytes(asset.Content, asset.ContentType, entityTag: asset.Tag).ExecuteAsync(context);
            })
            .AllowAnonymous();
    }

    /// <summary>Has the pages of some endpoints name the fingerprinted ones.</summary>
    public void NameIn(IEndpointConventionBuilder pages) => pages.WithMetadata(new ResourceAssetCollection(
        [.. _all.Select(asset => new ResourceAsset(asset.FingerprintedName, [new ResourceAssetProperty("label", asset.Name)]))]));
}
