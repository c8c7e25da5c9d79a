using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using ModelContextProtocol.Server;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.Mcp;
using SearchPlans.OpenSearch;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;
using SearchPlans.Web.Access;
using SearchPlans.Web.Api;
using SearchPlans.Web.Controllers;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Hosting;

/// <summary>Puts the application together and runs it.</summary>
public static class WebServer
{
    /// <summary>Where it listens when nothing else is asked for.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where agents are served, if they are.</summary>
    public const string McpPath = "/mcp";

    private const int MaxConnections = 10_000;

    // The longest query of a message, escaped, ten times over.
    private const int MaxMcpBytes = 1 << 20;

    // How long requests that are under way, a slow upload say, hold up who presses Ctrl+C.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private const string Help = """
        SearchPlans 网页服务：在浏览器里检索政府计划

        用法：searchplans-web [选项]，或 dotnet run --project src/SearchPlans.Web -- [选项]

          --Corpus 目录    语料文件夹（默认：仓库的 corpus）
          --Index 目录     索引文件夹（默认：仓库的 index；可随时删除，启动时重建）
          --Index:Codec 方式
                           索引怎样存：block（默认，最快）、lucene46（Java 的 Lucene 4 也能读）
          --Index:Words 分词
                           怎样分词：lexicon（默认，SmartCn 加词表）、package（原装的
                           SmartCn，不用词表，供比较）
          --Index:OpenSearch:Address 地址
                           索引放在 OpenSearch 集群里而不在目录里：各节点的地址，逗号分开，
                           如 https://search1:9200；其余设置见 appsettings.json
          --AdminKeyFile 文件
                           管理密钥所在的文件：添加和更正计划须出示它（默认：无，启动时
                           给出一次性的登录网址和只有您能读的令牌文件）
          --Reading 方式   谁可以检索和阅读：open（默认，谁都可以）、keys（须出示密钥，
                           用 searchplans keys 发放）
          --Proxies 地址   前面的反向代理的地址或网段，逗号分开，如 127.0.0.1；只信它们
                           转告的来访地址和 https（默认：无）
          --Fetch:Hosts 主机
                           从网址添加时，内部网络里哪些主机也可以打开，逗号分开（默认：没有，
                           只打开公开的网址）
          --Mcp true       在 /mcp 供智能体使用（MCP，只读；默认：不提供）
          --Limits:SearchSeconds 秒
                           一次检索至多多久（默认：2），到时给出已找到的
          --Limits:Searches 数 、--Limits:SearchQueue 数
                           同时检索多少次（默认：处理器数的两倍），多少次排队（默认：1000），
                           再多的答 503
          --Limits:Imports 数 、--Limits:ImportQueue 数
                           同时读取多少份上传的文件（默认：处理器数，至多 4），多少份排队
                           （默认：16），再多的答 429
          --Limits:RequestSeconds 秒
                           上传以外的请求至多多久（默认：60）
          --Telemetry:Endpoint 地址
                           把追踪和指标按 OTLP（HTTP）发往这个收集器，例如
                           http://localhost:4318（默认：不发）
          --Logging:Format 格式
                           日志：text（默认）或 json
          --Logging:Searches true
                           把检索词、命中数、用时记入日志，不记来者（默认：false）
          --urls 地址      监听地址（默认：http://localhost:5080）
          --help           显示本说明

        各选项也可用同名环境变量给出：Corpus、Index、Index__Codec、Index__Words、AdminKeyFile、
        Reading、Proxies、Mcp、ASPNETCORE_URLS，或写在程序旁或当前目录的 appsettings.json 里；命令行先于环境变量，
        环境变量先于文件。Index:Codec 和 Index:Words 与现有的索引不同时，启动时重建。
        管理密钥本身不能写在命令行里，可以用环境变量 AdminKey 或写在 appsettings.json 里。
        """;

    /// <summary>Brings the index in step, serves until stopped, and gives the exit code: 0, or 1 with the reason on standard
    /// error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Any(a => a is "--help" or "-h" or "-?"))
        {
            Console.WriteLine(Help);
            return 0;
        }
        try
        {
            await using WebApplication app = Build(args);
            string[] files = [SettingsIn(Directory.GetCurrentDirectory()), SettingsIn(AppContext.BaseDirectory)];
            foreach (string unknown in KnownSettings.Unknown(args, files))
            {
                await Console.Error.WriteLineAsync($"注意：不认识的设置：{VisibleText.Of(unknown)}。没有用上；全部设置见 --help。");
            }
            HeldFolder.DeleteAbandoned();
            await new StartupSync(Console.Error).RunAsync(app.Services.GetRequiredService<PlanLibrary>());
            await app.StartAsync();
            Console.WriteLine($"请用浏览器打开 {string.Join(" 或 ", app.Urls)} （按 Ctrl+C 停止）");
            AccessOptions access = app.Services.GetRequiredService<AccessOptions>();
            foreach (string line in AccessSetup.Told(app.Services.GetRequiredService<KeyRing>(), access, app.Urls))
            {
                Console.WriteLine(line);
            }
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("这个地址已被别的程序占用。请关闭它，或换一个端口，例如 --urls http://localhost:5081");
        }
        catch (InvalidDataException wrong)
        {
            await Console.Error.WriteLineAsync($"无法启动：设置文件不是可读的 JSON。{wrong.Message}");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or SettingException)
        {
            await Console.Error.WriteLineAsync($"无法启动：{wrong.Message}");
        }
        return 1;
    }

    /// <summary>Puts the application together, ready to start. The index is left as it is.</summary>
    public static WebApplication Build(string[] args)
    {
        // Not from the current directory: the pages' files are found wherever the program is started from.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        AccessOptions.RefuseKeyIn(args);
        AddSettings(builder.Configuration, args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A query of 10,000 characters is an answerable request: percent-encoded it takes 90,000 bytes.
            kestrel.Limits.MaxRequestLineSize = 256 * 1024;
            // Those beyond are hung up on.
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.MaxRequestBodySize = UploadLimit.MaxRequestBytes;
        });
        LibraryOptions options = LibraryOptions.From(builder.Configuration);
        // Tells systemd, where that started it, when it serves. Before the log, whose lines it would write in its own way.
        builder.Services.AddSystemd();
        Observability.AddLog(builder.Logging, options.Observability);
        // The keys are gone with the process: that they are not encrypted at rest says nothing.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // That pages with form tokens aren't kept is meant.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // What keeps the server from starting is said by RunAsync, in Chinese and without a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Who came in is told, too.
        builder.Logging.AddFilter(typeof(KeyRing).Namespace, LogLevel.Information);
        AddServices(builder.Services, options);
        WebApplication app = builder.Build();
        Observability.AddGauges(app.Services.GetRequiredService<PlanLibrary>());
        // Before the follower is waited for, which waits for who writes.
        app.Lifetime.ApplicationStopping.Register(() =>
        {
            app.Services.GetRequiredService<AddJobs>().StopAll();
            app.Services.GetRequiredService<ScanJobs>().StopAll();
            app.Services.GetRequiredService<FetchJobs>().StopAll();
        });
        UsePipeline(app, options.Access);
        return app;
    }

    // The program's own file of settings is read already; that of the current directory counts over it, and over both what counted before.
    private static void AddSettings(ConfigurationManager settings, string[] args)
    {
        string file = SettingsIn(Directory.GetCurrentDirectory());
        if (Directory.GetCurrentDirectory() != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        {
            try
            {
                settings.AddJsonFile(file, optional: true);
            }
            catch (InvalidDataException wrong)
            {
                throw new SettingException($"设置文件 {file} 不是可读的 JSON：{(wrong.InnerException ?? wrong).Message}", wrong);
            }
        }
        settings.AddEnvironmentVariables().AddEnvironmentVariables(LibrarySettings.VariablePrefix).AddCommandLine(args);
    }

    private static string SettingsIn(string folder) => Path.Combine(folder, LibrarySettings.FileName);

    private static void AddServices(IServiceCollection services, LibraryOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Library);
        services.AddAccess(options.Access);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = _patience);
        services.AddSingleton(options.Limits);
        services.AddSingleton(provider => OpenLibrary(options, provider));
        services.AddSingleton<ImportSlots>();
        services.AddSingleton<WriteFailures>();
        services.AddSingleton<SearchLog>();
        RequestLimits.Add(services, options.Limits);
        ServerHealth.Add(services);
        Observability.AddTelemetry(services, options.Observability);
        services.AddSingleton(_ => WaitingFolder.Of(options));
        services.AddSingleton(provider => new DraftStore(
            provider.GetRequiredService<WaitingFolder>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<JobBoard>();
        services.AddSingleton<AddJobs>();
        services.AddSingleton<ScanJobs>();
        services.AddSingleton<FetchJobs>();
        services.AddSingleton<PageUploads>();
        services.AddSingleton<DraftSlots>();
        services.AddSingleton<Following>();
        services.AddHostedService(provider => provider.GetRequiredService<Following>());
        services.AddSingleton<QueryExamples>();
        services.AddSingleton<ReviewCount>();
        services.AddSingleton<NewWords>();
        services.AddHostedService<Preparing>();
        services.AddSingleton(TimeProvider.System);
        SharedCookies.Add(services, options);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = PrefixedFormCookie.Name;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // Chinese stays readable (and a third of the size) in pages; what is special in HTML is still escaped.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Forms other than uploads: some fields of a line each.
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = 64;
            o.ValueLengthLimit = 64 * 1024;
            o.MultipartBodyLengthLimit = 1 << 20;
        });
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddControllersWithViews(o =>
            {
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.Filters.Add(new ExpiredForm());
                o.Filters.Add(new BrokenForm());
            })
            .AddJsonOptions(o => ResponseJson.Configure(o.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(o => o.InvalidModelStateResponseFactory = ApiProblems.FromModelState);
        services.AddOpenApi(ApiDescription.Configure);
        if (options.ServesMcp)
        {
            services.AddMcpServer().WithHttpTransport();
            services.AddOptions<McpServerOptions>().Configure<PlanLibrary>(PlanServer.Configure);
        }
    }

    private static PlanLibrary OpenLibrary(LibraryOptions options, IServiceProvider services)
    {
        EmbeddedIndexOptions index = options.Library.Index with
        {
            SearchTimeLimit = options.Limits.SearchTime,
            Clock = services.GetRequiredService<TimeProvider>(),
        };
        PlanLibrary library = OpenSearchSettings.Open(options.Library, index, options.Cluster);
        if (options.Library.Fetch.PrivateHosts is { Count: > 0 } hosts)
        {
            services.GetRequiredService<ILogger<PlanLibrary>>().MayFetchFrom(string.Join(", ", hosts));
        }
        library.NotRecorded += services.GetRequiredService<ILogger<PlanLibrary>>().NotRecorded;
        return library;
    }

    private static void UsePipeline(WebApplication app, AccessOptions access)
    {
        app.UseProxies(access);
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = e => RequestFault(e) ?? StorageFault(e) ?? StatusCodes.Status500InternalServerError,
            // A bad request is not the server's failure: it is answered, not logged as one.
            SuppressDiagnosticsCallback = failed => RequestFault(failed.Exception) != null,
        });
        app.Use(RequestBody.PutAsync);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseAccess();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseMiddleware<UploadLimit>();
        app.Use(OnlyJsonForAgents);
        EmbeddedAssets assets = EmbeddedAssets.Of(typeof(WebServer).Assembly);
        assets.Map(app);
        ServerHealth.Map(app);
        app.MapOpenApi(ApiDescription.Route);
        ApiReference.Map(app);
        if (app.Services.GetRequiredService<LibraryOptions>().ServesMcp)
        {
            app.MapMcp(McpPath).WithMetadata(new ReadsOnlyAttribute(), new RequestSizeLimitAttribute(MaxMcpBytes));
        }
        assets.NameIn(app.MapControllers());
    }

    // The library of the protocol takes anything else for a fault of the server.
    private static Task OnlyJsonForAgents(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(McpPath)
            && !context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }
        return next(context);
    }

    // InvalidDataException: a form that is none.
    private static int? RequestFault(Exception failed) => failed switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        BrokenUploadException or InvalidDataException => StatusCodes.Status400BadRequest,
        _ => null,
    };

    // The disk's fault, or a setting of the cluster's: logged with its stack, and no mistake of who sent something.
    private static int? StorageFault(Exception failed) => failed switch
    {
        UploadStorageException full when CorpusWriteException.IsFull(full) => StatusCodes.Status507InsufficientStorage,
        ClusterException { IsQueryTooLong: true } => StatusCodes.Status400BadRequest,
        UploadStorageException or PlanIndexException or RegexMatchTimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
