using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

internal sealed class FaultInjector(FaultRegistry faults, EmulatorSettings settings, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context, Fault? scenarioFault, Func<Task<GatewayAnswer>> work)
    {
        var note = context.Note();
        var fault = faults.Take(note.Endpoint, note.TransactionId) ?? scenarioFault;
        note.Fault = fault?.Name;
        if (fault is { ReplacesWork: true })
        {
            SetStatus(context, fault.RefusalCode is not null);
            await FaultResponse.WriteAsync(context, fault);
            return;
        }

        var answer = await work();
        note.Outcome = answer.Outcome;
        SetStatus(context, answer.IsRefusal);
        if (fault is not null)
        {
            await WriteFaultyAsync(context, fault, answer);
            return;
        }

        await answer.WriteAsync(context);
    }

    private void SetStatus(HttpContext context, bool isRefusal)
    {
        if (isRefusal)
        {
            context.Response.StatusCode = settings.RefusalStatus;
        }
    }

    private async Task WriteFaultyAsync(HttpContext context, Fault fault, GatewayAnswer answer)
    {
        if (fault.Name == FaultName.Slow)
        {
            await Task.Delay(fault.Delay, time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fault.Name == FaultName.DropAfter)
        {
            context.Note().Drop();
            return;
        }

        ReportFalsifier.Apply(answer.Body, fault);
        await FaultyBody.WriteAsync(context, fault.Name, answer);
    }
}
