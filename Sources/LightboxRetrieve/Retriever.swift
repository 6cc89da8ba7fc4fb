package import LightboxIndex
package import LightboxStore
package import LightboxWork
internal import NIOCore

/// Gives out what is stored: instances, frames, bulk values, metadata, pictures. Knows no HTTP.
package struct Retriever: Sendable {
    let index: any StudyIndex
    let objects: ObjectBytes
    let pool: WorkerPool
    let renderer: FrameRenderer

    package init(index: any StudyIndex, store: any ObjectStore, pool: WorkerPool) {
        self.index = index
        self.pool = pool
        objects = ObjectBytes(store: store, pool: pool)
        renderer = FrameRenderer(objects: objects, pictureCount: 2 * System.coreCount)
    }

    var frames: FrameBytes { FrameBytes(objects: objects) }
}
