namespace LigdiCash.Emulator;

internal sealed class Exchange(FaultRegistry faults, EmulatorSettings settings, TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context, Func<Task<GatewayAnswer>> work)
    {
        var note = context.Note();
        var fault = faults.Take(note.Endpoint, note.TransactionId) ?? note.ScenarioFault;
        note.Fault = fault?.Name;
        if (fault is { ReplacesWork: true })
        {
            Refuse(context, fault.RefusalCode is not null);
            await InsteadOfWork.ShowAsync(context, fault);
            return;
        }

        var answer = await work();
        note.Outcome = answer.Outcome;
        Refuse(context, answer.IsRefusal);
        if (fault is not null)
        {
            await ShowAfterWorkAsync(context, fault, answer);
            return;
        }

        await answer.WriteAsync(context);
    }

    private void Refuse(HttpContext context, bool refuses)
    {
        if (refuses)
        {
            context.Response.StatusCode = settings.RefusalStatus;
        }
    }

    private async Task ShowAfterWorkAsync(HttpContext context, Fault fault, GatewayAnswer answer)
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

        FalseReport.Bend(answer.Body, fault);
        await BrokenBody.WriteAsync(context, fault.Name, answer);
    }
}
