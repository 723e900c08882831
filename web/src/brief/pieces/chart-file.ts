/** So many dots of a picture for each unit of a drawing: sharp on paper at 15 cm of width. */
const dots = 3

/** A chart as a drawing of its own, as it prints: in its own colours on white, without what is pointed at. */
export function chartDrawing(svg: SVGElement): string {
  const copy = svg.cloneNode(true) as SVGElement // a clone of a drawing is one
  for (const hit of copy.querySelectorAll('.hit')) hit.remove()
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', '#fff')
  copy.prepend(ground)
  if (!copy.hasAttribute('font-family'))
    copy.setAttribute('font-family', 'Arial, "Noto Sans CJK SC", sans-serif')
  return new XMLSerializer().serializeToString(copy)
}

/** A drawing as a picture of dots. */
export async function drawPicture(drawing: string, svg: SVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Number(svg.getAttribute('width')) * dots
  canvas.height = Number(svg.getAttribute('height')) * dots
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}
