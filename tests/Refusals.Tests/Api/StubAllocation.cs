using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TransferScheme.Platform.Calling;

namespace TransferScheme.Refusals.Tests.Api;

/// <summary>What Allocation and Identity answer, as their contracts say: offers that decide who was first, returns, and people.</summary>
sealed class StubAllocation : HttpMessageHandler
{
    readonly Lock _one = new();

    /// <summary>Where each offer stands: open, accepted, or declined by a refusal.</summary>
    internal ConcurrentDictionary<Guid, string> Offers { get; } = [];

    /// <summary>People who may decline, with their authority.</summary>
    internal ConcurrentDictionary<Guid, string> Delegates { get; } = [];

    /// <summary>Free foster places by authority.</summary>
    internal ConcurrentDictionary<string, int> Places { get; } = [];

    /// <summary>Questions that arrived, as act and body.</summary>
    internal ConcurrentQueue<(string Act, JsonNode Body)> Asked { get; } = [];

    /// <summary>Whether returns of authorities cannot be read.</summary>
    internal bool IsSilentOnReturns { get; set; }

    /// <summary>Whether no placement is lawful.</summary>
    internal bool IsUnlawful { get; set; }

    /// <summary>How many answers are still lost on their way back.</summary>
    internal int Losing { get; set; }

    /// <summary>Calls that reach it.</summary>
    internal ServiceCalls Calls() =>
        new(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://allocation.invalid") });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        lock (_one)
        {
            return (path, request.Method.Method) switch
            {
                (["people", var person], "GET") => Person(Guid.Parse(person)),
                (["authorities", _], "GET") when IsSilentOnReturns => throw new HttpRequestException("Nobody is there."),
                (["authorities", var code], "GET") => Ok(new
                {
                    gssCode = code,
                    capacity = new
                    {
                        places = new[]
                        {
                            new
                            {
                                placementType = "foster", sex = "any", ageFrom = 10, ageTo = 17, places = Places.GetValueOrDefault(code),
                            },
                        },
                        validUntil = "2026-12-31",
                        expired = false,
                    },
                }),
                (["offers", var offer], "GET") => Offers.TryGetValue(Guid.Parse(offer), out var state)
                    ? Ok(new
                    {
                        referralId = A.ReferralId, authority = A.Durham, region = "north-east", status = state.Split(' ')[0], version = 3,
                        respondBy = A.Offer.RespondBy,
                    })
                    : new HttpResponseMessage(HttpStatusCode.NotFound),
                (["offers", var offer, var act], "POST") => Answer(Guid.Parse(offer), act, body!),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            };
        }
    }

    HttpResponseMessage Person(Guid person) => Delegates.TryGetValue(person, out var authority)
        ? Ok(new { id = person, role = "manager", authority, active = true, mayDecline = true, version = 1 })
        : Ok(new { id = person, role = "duty-officer", authority = A.Durham, active = true, version = 1 });

    HttpResponseMessage Answer(Guid offer, string act, JsonNode body)
    {
        Asked.Enqueue((act, body));
        if (IsUnlawful && act == "decline-withdrawal")
        {
            return new HttpResponseMessage(HttpStatusCode.Conflict) { Content = JsonContent.Create(new { code = "placement-unlawful" }) };
        }

        var by = $"declined {body["refusalId"]}";
        var state = Offers[offer];
        var yes = act switch
        {
            "decline" => state is "open" or "overdue" || state == by,
            "decline-withdrawal" => state == by || state == $"accepted {body["refusalId"]}",
            _ => false,
        };
        if (yes)
        {
            Offers[offer] = act == "decline" ? by : $"accepted {body["refusalId"]}";
        }

        if (Losing > 0)
        {
            Losing--;
            throw new HttpRequestException("The answer is lost.");
        }

        return yes ? Ok(new { id = offer }) : new HttpResponseMessage(HttpStatusCode.Conflict);
    }

    static HttpResponseMessage Ok(object body) => new(HttpStatusCode.OK)
    {
        Content = JsonContent.Create(body, body.GetType()), Headers = { ETag = new System.Net.Http.Headers.EntityTagHeaderValue("\"3\"") },
    };
}
