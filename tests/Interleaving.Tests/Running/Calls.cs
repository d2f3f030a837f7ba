using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TransferScheme.Allocation.Matching;
using TransferScheme.Allocation.Offers;
using TransferScheme.Interleaving.Tests.Acting;
using TransferScheme.Referrals;

namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>
/// Calls from one service to another. A question may be lost, its answer may be lost, and either side may die between the two, so that
/// who asked cannot tell which it was.
/// </summary>
sealed class Calls(World world, ServiceProcess caller) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var life = caller.Life;
        world.MeanwhileOthers();
        LoseOne("question");
        var answer = Answer(request, body);
        world.MeanwhileOthers();
        LoseOne("answer");
        caller.StayAlive(life);
        return answer;
    }

    HttpResponseMessage Answer(HttpRequestMessage request, string body)
    {
        try
        {
            return request.RequestUri!.AbsolutePath.Split('/') switch
            {
                [_, _, _, "offers", var id] => Told(Guid.Parse(id)),
                [_, _, _, "offers", var id, var act] => Done(OfferDoor.Ask(world, Guid.Parse(id), act, Seen(request), body)),
                [_, _, _, "transfers", _] => Json(new
                {
                    Status = world.Referral.Status.Name(), world.Referral.ReceivingAuthority, SignedBy = Array.Empty<string>(),
                }),
                [_, _, _, "referrals", _, "matching-facts"] => Json(MatchingFacts.None),
                _ => throw new NotSupportedException($"{request.Method} {request.RequestUri}"),
            };
        }
        catch (KilledException killed) when (killed.Service != caller.Name)
        {
            throw new HttpRequestException("The connection broke.", killed);
        }
    }

    void LoseOne(string what)
    {
        if (world.Chance.LosesQuestion)
        {
            world.Tally.Count($"{what} lost");
            throw new HttpRequestException($"The {what} was lost.");
        }
    }

    HttpResponseMessage Told(Guid id)
    {
        if (world.Allocation.Disk.State<Offer>(id) is not { } offer)
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var told = Json(new
        {
            offer.Version, offer.ReferralId, offer.Authority, offer.Region, Status = Allocation.Wire.Name(offer.Status), offer.RespondBy,
            offer.Group.EntryAuthority, offer.Group.Children, offer.Group.PlacementTypes,
        });
        told.Headers.ETag = EntityTagHeaderValue.Parse(Platform.Deciding.Answer.ETag(offer.Version));
        return told;
    }

    static HttpResponseMessage Done(HttpStatusCode status) => new(status) { Content = new StringContent("{}") };

    static long Seen(HttpRequestMessage request) => long.Parse(request.Headers.GetValues("If-Match").Single().Trim('"'));

    static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            JsonSerializer.Serialize(body, body.GetType(), Platform.Problems.Json.Answers), Encoding.UTF8, "application/json"),
    };
}
