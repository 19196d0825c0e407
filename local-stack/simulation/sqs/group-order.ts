/** The messages of each group that are in the event queue, in the order in which they must be finished. */
export class GroupOrder {
  private readonly groups = new Map<string, string[]>();

  append(groupId: string, messageId: string): void {
    const group = this.groups.get(groupId);
    if (group) group.push(messageId);
    else this.groups.set(groupId, [messageId]);
  }

  remove(groupId: string, messageId: string): void {
    const group = this.groups.get(groupId) ?? [];
    const place = group.indexOf(messageId);
    if (place >= 0) group.splice(place, 1);
  }

  before(groupId: string, messageId: string): readonly string[] {
    const group = this.groups.get(groupId) ?? [];
    return group.slice(0, Math.max(0, group.indexOf(messageId)));
  }
}
