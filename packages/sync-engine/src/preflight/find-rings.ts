import type { CrmEntity } from "../model/model.ts";

/** A field mapping with the directions that it really has. */
export interface RingField {
  readonly erpFieldKey: string;
  readonly crmFieldKey: string;
  /** `>` */
  readonly toCrm: boolean;
  /** `<` */
  readonly toErp: boolean;
}

/** What one connection synchronises. */
export interface RingConnection {
  readonly connectionId: number;
  /** The same text for connections with the same ERP behind them. */
  readonly system: string;
  readonly types: readonly {
    readonly actorType: string;
    readonly entity: CrmEntity;
    readonly fields: readonly RingField[];
  }[];
}

/** One step on the way round: the connection carries the value from the one field to the other. */
export interface RingStep {
  readonly connectionId: number;
  readonly actorType: string;
  readonly erpFieldKey: string;
  readonly entity: CrmEntity;
  readonly crmFieldKey: string;
  /** `>`: from the ERP to the CRM. */
  readonly direction: ">" | "<";
}

/** Steps that end where they began; it begins with a field of the CRM. */
export type Ring = readonly RingStep[];

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly step: RingStep;
}

/**
 * The rings in which a value can run through the fields of several connections, each as short as it can be. A pair of
 * fields that is synchronised both ways, in however many connections, is none.
 */
export function findRings(connections: readonly RingConnection[]): readonly Ring[] {
  const edges = connections.flatMap(edgesOf);
  const from = Map.groupBy(edges, (edge) => edge.from);
  const rings = new Map<string, Ring>();
  for (const edge of edges) {
    if (edge.step.direction !== "<") continue;
    const back = shortestWay(from, edge);
    if (back === null) continue;
    const ring = [edge, ...back];
    // The same ring is found once from each of its CRM fields, and once in each sense of rotation.
    const name = JSON.stringify(ring.map((one) => one.from).sort());
    if (!rings.has(name))
      rings.set(
        name,
        ring.map(({ step }) => step),
      );
  }
  return [...rings.values()];
}

function edgesOf({ connectionId, system, types }: RingConnection): readonly Edge[] {
  return types.flatMap(({ actorType, entity, fields }) =>
    fields.flatMap(({ erpFieldKey, crmFieldKey, toCrm, toErp }) => {
      const erp = JSON.stringify(["erp", system, actorType, erpFieldKey]);
      const crm = JSON.stringify(["crm", entity, crmFieldKey]);
      const step = { connectionId, actorType, erpFieldKey, entity, crmFieldKey };
      return [
        ...(toCrm ? [{ from: erp, to: crm, step: { ...step, direction: ">" as const } }] : []),
        ...(toErp ? [{ from: crm, to: erp, step: { ...step, direction: "<" as const } }] : []),
      ];
    }),
  );
}

/** The fewest steps from the end of an edge to its beginning, other than straight back; null where there are none. */
function shortestWay(from: ReadonlyMap<string, readonly Edge[]>, edge: Edge): readonly Edge[] | null {
  const reached = new Map<string, readonly Edge[]>([[edge.to, []]]);
  for (const [node, way] of reached) {
    for (const next of from.get(node) ?? []) {
      if (node === edge.to && next.to === edge.from) continue;
      if (next.to === edge.from) return [...way, next];
      if (!reached.has(next.to)) reached.set(next.to, [...way, next]);
    }
  }
  return null;
}
