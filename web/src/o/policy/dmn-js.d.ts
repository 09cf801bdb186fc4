declare module "dmn-js/lib/Modeler" {
  interface View {
    type: string;
    id: string;
  }
  interface Viewer {
    on(event: string, listener: () => void): void;
  }
  /** The editor of bpmn.io; its watermark has to stay where it puts it. */
  export default class Modeler {
    constructor(options: { container: HTMLElement; common?: { keyboard?: { bindTo: EventTarget } } });
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getViews(): View[];
    open(view: View): Promise<unknown>;
    getActiveViewer(): Viewer | undefined;
    destroy(): void;
  }
}
